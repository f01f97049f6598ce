package clinic.meridian.local.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Invented names as one meets them in Berlin and Hamburg, each with the language its bearer is written to in.
final class Names {
    private static final List<People> PEOPLES = List.of(
            new People(
                    "de",
                    48,
                    "Anneke Birgit Charlotte Dörte Elke Frauke Greta Heike Imke Jana Katrin Leonie Maike Nele"
                            + " Pauline Ronja Silke Theresa Uta Wiebke Jörg Matthias",
                    "Albers Brockmann Clasen Dierks Ehlers Fährmann Grothe Hinrichs Jessen Kröger Lüders Mahnke"
                            + " Niehoff Ohlsen Petersen Quast Rickmers Schöning Tiedemann Ulrichs Voigtländer Wulff"),
            new People(
                    "de",
                    14,
                    "Aylin Elif Gülay Leyla Melek Selin Yasemin Emre",
                    "Aksoy Bozkurt Çelik Demirtaş Erdoğmuş Kaplan Öztürk Yıldırım"),
            new People(
                    "de",
                    8,
                    "Agnieszka Dorota Katarzyna Zofia Paweł",
                    "Kowalczyk Lewandowska Nowicka Zielińska Wójcik"),
            new People("de", 8, "Linh Mai Ngoc Thảo Huyền", "Đặng Lương Nguyễn Phạm Trần"),
            new People("zh", 12, "Fang Hui Jing Lan Xiaoyan Yun", "Chen Guo Lin Tang Xu Zhou"),
            new People("es", 10, "Alba Carmen Inés Lucía Pilar Javier", "Aguirre Carrasco Ibáñez Molina Rueda"),
            new People(
                    "en",
                    12,
                    "Abena Chiamaka Freya Imogen Niamh Zadie",
                    "Adeyemi Boateng Hargreaves Okafor Penrose Whitlock"),
            new People("de", 8, "Amal Dina Nour Rania Yousef", "Haddad Khoury Mansour Sayegh"));

    private record People(String language, int share, String given, String family) {}

    record Name(String given, String family, String language) {}

    private Names() {}

    /// As many as there are clients, none twice, in an order of chance.
    static List<Name> all(Random random) {
        var names = new ArrayList<Name>();
        for (var people : PEOPLES) {
            var possible = new ArrayList<Name>();
            for (var given : people.given().split(" ", -1)) {
                for (var family : people.family().split(" ", -1)) {
                    possible.add(new Name(given, family, people.language()));
                }
            }
            Collections.shuffle(possible, random);
            names.addAll(possible.subList(0, people.share()));
        }
        Collections.shuffle(names, random);
        return List.copyOf(names);
    }
}

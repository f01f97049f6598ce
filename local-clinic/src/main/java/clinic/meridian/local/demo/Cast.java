package clinic.meridian.local.demo;

import clinic.meridian.local.demo.ClinicLayout.Location;
import java.text.Normalizer;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/// The clients of the demo. Their e-mail addresses lie in domains that belong to nobody, their telephone numbers in the
/// ranges that Germany keeps free for films and plays.
final class Cast {
    static final int SIZE = 120;

    private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");
    private static final List<Concern> CONCERNS = List.of(Concern.values());
    private static final List<LocalTime> TIMES = List.of(
            LocalTime.of(8, 30),
            LocalTime.of(9, 0),
            LocalTime.of(10, 30),
            LocalTime.of(12, 0),
            LocalTime.of(13, 30),
            LocalTime.of(15, 0),
            LocalTime.of(16, 30),
            LocalTime.of(17, 30),
            LocalTime.of(18, 0));

    private Cast() {}

    static List<Client> of(Random random) {
        var addresses = new HashSet<String>();
        var clients = new ArrayList<Client>();
        for (var name : Names.all(random)) {
            int number = clients.size();
            var location = random.nextInt(100) < 62 ? ClinicLayout.MITTE : ClinicLayout.ALTONA;
            var practitioners = location.practitioners();
            clients.add(new Client(
                    number,
                    name.given(),
                    name.family(),
                    email(name, addresses, random),
                    phone(number, location, random),
                    name.language(),
                    random.nextInt(100) < 55,
                    practitioners.get(random.nextInt(practitioners.size())),
                    CONCERNS.get(random.nextInt(CONCERNS.size())),
                    usualHealth(random),
                    TIMES.get(random.nextInt(TIMES.size()))));
        }
        return List.copyOf(clients);
    }

    private static Health usualHealth(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> Health.NEEDLE_FEAR;
            case 1 -> Health.DIABETES;
            case 2 -> Health.NICKEL;
            case 3 -> random.nextBoolean() ? Health.KELOID : Health.HIGH_BLOOD_PRESSURE;
            default -> Health.SOUND;
        };
    }

    private static String email(Names.Name name, Set<String> taken, Random random) {
        var local = plain(name.given()) + "." + plain(name.family());
        var domain = DOMAINS.get(random.nextInt(DOMAINS.size()));
        var address = local + "@" + domain;
        for (int i = 2; !taken.add(address); i++) {
            address = local + i + "@" + domain;
        }
        return address;
    }

    private static String plain(String name) {
        var german = name.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ı", "i")
                .replace("ł", "l")
                .replace("đ", "d");
        return Normalizer.normalize(german, Normalizer.Form.NFD).replaceAll("[^a-z]", "");
    }

    private static String phone(int number, Location location, Random random) {
        if (number < 100 && random.nextInt(100) < 60) {
            return "+49 171 39200 %02d".formatted(number);
        }
        return location.equals(ClinicLayout.MITTE)
                ? "+49 30 23125 %03d".formatted(100 + number)
                : "+49 40 66969 %03d".formatted(100 + number);
    }
}

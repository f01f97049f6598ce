package clinic.meridian.local.importing;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.local.importing.AppointmentSheet.AppointmentLine;
import clinic.meridian.local.importing.ClientSheet.ClientLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetsTest {

    private static CsvTable table(String file, List<Column> columns, String text) {
        return new CsvTable(file, TextFile.of(text.getBytes(StandardCharsets.UTF_8)), columns);
    }

    @Nested
    class Clients {

        private static ClientSheet sheet(String lines) {
            return new ClientSheet(table(
                    "clients.csv",
                    ClientSheet.COLUMNS,
                    "reference,givenName,familyName,email,phone,language,reminders\n" + lines));
        }

        @Test
        void becomeWhatTheServiceTakes() {
            assertThat(sheet("17, Mei ,Chen,mei@mail.example,,,nein\n").lines())
                    .containsExactly(
                            new Sent<>(2, new ClientLine("17", "Mei", "Chen", "mei@mail.example", null, null, false)));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "MEI,chen,Mei@Mail.example,,,    | the same address",
                    "Mei,Chen,,0301-23 45,,          | the same number",
                })
        void areReportedWhenTheyComeTwice(String line, String why) {
            var sheet = sheet("1,Mei,Chen,mei@mail.example,030 12345,,\n2," + line.strip() + "\n");

            assertThat(sheet.badLines())
                    .as(why)
                    .containsExactly(
                            new BadLine(
                                    "clients.csv",
                                    3,
                                    "She is the client of line 2: the same name, and the same e-mail address or telephone number."));
            assertThat(sheet.badReferences()).containsExactlyEntriesOf(Map.of("2", 3));
        }

        @Test
        void mayShareANameOrANumberWithOthers() {
            assertThat(sheet(
                                    "1,Mei,Chen,,030 12345,,\n2,Mei,Chen,,030 99999,,\n3,Lan,Chen,,030 12345,,\n4,Mei,Chen,,,,\n")
                            .badLines())
                    .isEmpty();
        }

        @Test
        void areReportedWhenTheyShareAReferenceWhichStaysTheFirstOnes() {
            var sheet = sheet("1,Mei,Chen,,,,\n1,Aiko,Sato,,,,\n");

            assertThat(sheet.badLines())
                    .containsExactly(new BadLine("clients.csv", 3, "It has the reference \"1\" of line 2."));
            assertThat(sheet.badReferences()).isEmpty();
        }

        @Test
        void sayYesOrNo() {
            assertThat(sheet("1,Mei,Chen,,,,perhaps\n").badLines())
                    .containsExactly(new BadLine("clients.csv", 2, "reminders is yes or no, not \"perhaps\"."));
        }
    }

    @Nested
    class Appointments {

        private static AppointmentSheet sheet(String lines) {
            return new AppointmentSheet(
                    table(
                            "appointments.csv",
                            AppointmentSheet.COLUMNS,
                            "reference,client,service,location,practitioner,room,start,status,happenedAt\n" + lines),
                    "clients.csv",
                    Map.of("bad", 7));
        }

        @Test
        void becomeWhatTheServiceTakesDayByDay() {
            assertThat(sheet("""
                            1,17,FACIAL,Mitte,Mei Chen,,04.03.2025 9:30,no show,
                            2,17,FACIAL,Mitte,Mei Chen,Room 1,2025-03-03 10:00,cancelled,2025-03-01T08:00
                            """).lines())
                    .containsExactly(
                            new Sent<>(
                                    3,
                                    new AppointmentLine(
                                            "2",
                                            "17",
                                            "FACIAL",
                                            "Mitte",
                                            "Mei Chen",
                                            "Room 1",
                                            "2025-03-03T10:00",
                                            "CANCELLED",
                                            "2025-03-01T08:00")),
                            new Sent<>(
                                    2,
                                    new AppointmentLine(
                                            "1",
                                            "17",
                                            "FACIAL",
                                            "Mitte",
                                            "Mei Chen",
                                            null,
                                            "2025-03-04T09:30",
                                            "NO_SHOW",
                                            null)));
        }

        @Test
        void sayWhichClientLineWasBad() {
            assertThat(sheet("1,bad,FACIAL,Mitte,Mei Chen,,2025-03-03 10:00,FULFILLED,\n")
                            .badLines())
                    .containsExactly(new BadLine(
                            "appointments.csv", 2, "Its client \"bad\" is not brought over: see clients.csv line 7."));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "03/04/2025 10:00",
                    "2025-02-30 10:00",
                    "2025-03-03",
                    "30.2.2025 10:00",
                    "soon",
                    "0025-03-03 10:00",
                    "2025-03-03 25:00"
                })
        void areReportedForWhatIsNoMoment(String start) {
            assertThat(sheet("1,17,FACIAL,Mitte,Mei Chen,," + start + ",FULFILLED,\n")
                            .badLines())
                    .singleElement()
                    .satisfies(bad -> assertThat(bad.reason()).startsWith("start is no date and time such as"));
        }

        @Test
        void areReportedForAStatusThatIsNone() {
            assertThat(sheet("1,17,FACIAL,Mitte,Mei Chen,,2025-03-03 10:00,DONE,\n")
                            .badLines())
                    .containsExactly(new BadLine(
                            "appointments.csv", 2, "status is BOOKED, FULFILLED, NO_SHOW or CANCELLED, not \"DONE\"."));
        }
    }

    @Nested
    class Pieces {

        @Test
        void areCutBetweenDaysOnly() {
            var days = IntStream.range(0, 100).map(i -> i / 7).boxed().toList();

            var pieces = Import.Batches.of(days, day -> day, 10, 50);

            assertThat(pieces.stream().flatMap(List::stream).toList()).isEqualTo(days);
            assertThat(pieces).allSatisfy(piece -> assertThat(piece.size()).isBetween(1, 16));
            assertThat(IntStream.range(1, pieces.size()).boxed())
                    .allSatisfy(i -> assertThat(pieces.get(i).getFirst())
                            .isNotEqualTo(pieces.get(i - 1).getLast()));
        }

        @Test
        void areCutWithinADayThatIsTooLong() {
            var pieces = Import.Batches.of(IntStream.range(0, 120).boxed().toList(), day -> 1, 10, 50);

            assertThat(pieces).extracting(List::size).containsExactly(50, 50, 20);
        }
    }
}

package clinic.meridian.reporting.directory;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.DirectoryState.ServiceStateV1;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.reporting.Facts;
import clinic.meridian.reporting.Incoming;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.ReadModel;
import clinic.meridian.reporting.ReportingTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class DirectoryProjectionIT {

    @Autowired
    DirectoryTable table;

    @Autowired
    JdbcClient jdbc;

    private final Incoming incoming;
    private final String id = UUID.randomUUID().toString();

    DirectoryProjectionIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @Test
    void aLocationIsAsItWasToldLast() {
        incoming.tell(
                SettableClinicClock.START,
                Facts.location(id),
                new LocationStateV1(
                        id, "Ufer", "Europe/Vienna", "Ufer 1", "+43 1 1", "u@example.org", "de", List.of()));

        Location location = table.location(id).orElseThrow();
        assertThat(location.name()).isEqualTo("Ufer");
        assertThat(location.zone()).hasToString("Europe/Vienna");
        assertThat(location.address()).containsExactly("Ufer 1");
        assertThat(table.locations()).contains(location);
    }

    @Test
    void aRoomCanBeClosed() {
        incoming.tell(
                SettableClinicClock.START,
                new RoomStateV1(id, "00000000-0000-4000-8000-0000000000a1", "Room 1", true),
                new RoomStateV1(id, "00000000-0000-4000-8000-0000000000a1", "Room one", false));

        assertThat(jdbc.sql("SELECT name, open FROM room WHERE room_id = ?")
                        .param(id)
                        .query()
                        .singleRow())
                .containsEntry("name", "Room one")
                .containsEntry("open", false);
    }

    @Test
    void aPractitionerIsFoundByHerUserNameOnceItIsLinked() {
        String username = "user-" + id;
        incoming.tell(
                SettableClinicClock.START,
                new PractitionerStateV1(
                        id, "00000000-0000-4000-8000-0000000000a1", "Mei", null, List.of(), true, null));
        assertThat(table.practitionerWho(username, SettableClinicClock.START)).isEmpty();

        incoming.tell(
                SettableClinicClock.START,
                new PractitionerStateV1(
                        id, "00000000-0000-4000-8000-0000000000a1", "Mei", username, List.of(), true, null));
        assertThat(table.practitionerWho(username, SettableClinicClock.START)).contains(id);
    }

    @Test
    void aUserNameIsRatherThatOfWhoWorksHereThanOfWhoseLastDayIsOver() {
        String username = "user-" + id;
        String berlin = UUID.randomUUID().toString();
        String former = "0" + id.substring(1);
        String present = "f" + id.substring(1);
        LocalDate lastDay = LocalDate.parse("2026-03-02");
        incoming.tell(
                SettableClinicClock.START,
                Facts.location(berlin),
                new PractitionerStateV1(former, berlin, "Mei", username, List.of(), true, lastDay),
                new PractitionerStateV1(present, berlin, "Mei", username, List.of(), true, null));
        Instant over = lastDay.plusDays(1).atStartOfDay(Facts.BERLIN).toInstant();

        assertThat(table.practitionerWho(username, over.minusSeconds(1))).contains(former);
        assertThat(table.practitionerWho(username, over)).contains(present);
    }

    @Test
    void aServiceHasANameInEachLanguage() {
        incoming.tell(
                SettableClinicClock.START,
                new ServiceStateV1("S" + id, 2, Map.of("en", "Facial", "de", "Gesicht"), List.of(), Instant.EPOCH));

        assertThat(jdbc.sql("SELECT name FROM service_name WHERE service = ? AND language = 'de'")
                        .param("S" + id)
                        .query(String.class)
                        .single())
                .isEqualTo("Gesicht");
    }
}

package clinic.meridian.reporting.client;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.platform.consuming.StateRemoved;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.reporting.Facts;
import clinic.meridian.reporting.Incoming;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.ReadModel;
import clinic.meridian.reporting.ReportingTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class ClientProjectionIT {

    @Autowired
    ClientTable table;

    private final Incoming incoming;
    private final String id = UUID.randomUUID().toString();

    ClientProjectionIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @Test
    void aClientIsAsSheWasToldLast() {
        incoming.tell(
                SettableClinicClock.START, Facts.client(id, null, false), Facts.client(id, "lena@example.org", true));

        assertThat(table.find(id))
                .contains(new Client(
                        id,
                        "Lena",
                        "Okafor",
                        "lena@example.org",
                        "en",
                        EmailState.UNVERIFIED,
                        true,
                        true,
                        Facts.RECALL_GRANTED,
                        SettableClinicClock.START));
    }

    @Test
    void aClientWhoIsGoneLeavesNothing() {
        incoming.tell(SettableClinicClock.START, Facts.client(id, "lena@example.org", true));
        incoming.tell(Incoming.message(new StateRemoved(RoomStateV1.class, id), SettableClinicClock.START));
        assertThat(table.find(id)).isPresent();

        incoming.tell(Incoming.message(new StateRemoved(ClientStateV1.class, id), SettableClinicClock.START));
        assertThat(table.find(id)).isEmpty();
    }

    @Test
    void aClientIsNotSpelledOutInLogs() {
        incoming.tell(SettableClinicClock.START, Facts.client(id, "lena@example.org", true));

        assertThat(table.find(id).orElseThrow()).hasToString("Client[clientId=" + id + "]");
    }
}

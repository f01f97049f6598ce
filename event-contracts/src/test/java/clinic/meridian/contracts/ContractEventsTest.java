package clinic.meridian.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.ContractEvents.Recognition;
import org.junit.jupiter.api.Test;

class ContractEventsTest {

    @Test
    void findsTheRecordOfAWireTypeAndTheWireTypeOfARecord() {
        assertThat(ContractEvents.byType("booking.session-booked.v1")).contains(SessionBookedV1.class);
        assertThat(ContractEvents.typeOf(SessionBookedV1.class)).isEqualTo("booking.session-booked.v1");
    }

    @Test
    void everyMessageIsFoundUnderItsOwnTypeAndBelongsToATopic() {
        assertThat(ContractEvents.all()).hasSizeGreaterThan(50).allSatisfy(message -> {
            assertThat(message).isRecord();
            assertThat(ContractEvents.byType(ContractEvents.typeOf(message))).contains(message);
            assertThat(ContractEvents.topicOf(message)).endsWith(".v1");
        });
    }

    @Test
    void tellsAnUnknownNameFromAnUnknownVersionFromNonsense() {
        assertThat(ContractEvents.recognise("booking.session-booked.v1"))
                .isEqualTo(new Recognition.Known(SessionBookedV1.class));
        assertThat(ContractEvents.recognise("booking.session-booked.v2"))
                .isEqualTo(new Recognition.UnknownVersion(new WireType("booking.session-booked", 2)));
        assertThat(ContractEvents.recognise("booking.moon-rose.v1"))
                .isEqualTo(new Recognition.UnknownName(new WireType("booking.moon-rose", 1)));
        assertThat(ContractEvents.recognise("SessionBooked")).isEqualTo(new Recognition.Unreadable("SessionBooked"));
    }
}

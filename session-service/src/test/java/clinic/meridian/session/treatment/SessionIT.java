package clinic.meridian.session.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.session.TreatmentRoomIT;
import org.junit.jupiter.api.Test;

class SessionIT extends TreatmentRoomIT {

    @Test
    void aWholeSessionWithAClosedLedger() {
        String session = started();
        insert(session, """
                {"point": "ST4", "side": "LEFT", "count": 1, "gaugeMm": 0.12, "lengthMm": 15, "depthMm": 3},
                {"point": "ST4", "side": "RIGHT", "count": 1}, {"zone": "nasolabial", "side": "LEFT", "count": 4}""").is(200);
        send("/sessions/" + session + "/rest", "{}").is(200);
        send("/sessions/" + session + "/complete", "{}").refusedAs(409, "needle-ledger-open");
        Answer out = remove(session, """
                {"point": "ST4", "side": "LEFT", "count": 1}, {"zone": "mouth", "side": "RIGHT", "count": 1},
                {"zone": "nasolabial", "side": "LEFT", "count": 4}""").is(200);
        assertThat(out.json().path("ledger").path("closed").booleanValue()).isTrue();
        Answer done = send("/sessions/" + session + "/complete", "{}").is(200);
        assertThat(done.text("phase")).isEqualTo("COMPLETED");
    }
}

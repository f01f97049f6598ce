package clinic.meridian.session.consent;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.TestUsers;
import clinic.meridian.session.TreatmentRoomIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConsentIT extends TreatmentRoomIT {

    @Autowired
    Consents consents;

    @Test
    void formsComeWithTheirWords() {
        Answer forms = read("/consent-forms").is(200);

        assertThat(forms.json().path("items").size()).isEqualTo(3);
        assertThat(forms.json().path("items").path(0).path("procedure").asString())
                .isEqualTo("FACIAL_ACUPUNCTURE");
        assertThat(forms.json().path("items").path(0).path("text").asString()).contains("By signing");
    }

    @Test
    void aConsentIsInForceUntilItIsWithdrawn() {
        consent("FACIAL_ACUPUNCTURE");
        assertThat(consents.inForce(client, Procedure.FACIAL_ACUPUNCTURE)).isTrue();
        assertThat(consents.inForce(client, Procedure.PHOTOGRAPHS)).isFalse();

        Answer left = send(
                        "/clients/" + client + "/consents/FACIAL_ACUPUNCTURE/withdraw",
                        "{\"reason\": \"changed her mind\"}")
                .is(200);

        assertThat(left.json().path("items").path(0).path("inForce").booleanValue())
                .isFalse();
        assertThat(consents.inForce(client, Procedure.FACIAL_ACUPUNCTURE)).isFalse();
        send("/clients/" + client + "/consents/FACIAL_ACUPUNCTURE/withdraw", "{}")
                .refusedAs(409, "no-consent-in-force");
    }

    @Test
    void signingAgainAndWithdrawingOnceEndsIt() {
        consent("PHOTOGRAPHS");
        consent("PHOTOGRAPHS");
        send("/clients/" + client + "/consents/PHOTOGRAPHS/withdraw", "{}").is(200);

        assertThat(consents.inForce(client, Procedure.PHOTOGRAPHS)).isFalse();
    }

    @Test
    void anOldFormIsNotSigned() {
        send("/clients/" + client + "/consents", """
                {"procedure": "PHOTOGRAPHS", "formVersion": 7, "signedName": "Lena Okafor"}""").refusedAs(422, "unknown-form");
    }

    @Test
    void theDeskSeesThatThereIsAConsentButNotTheSignature() {
        consent("PHOTOGRAPHS");
        Answer seen = read("/clients/" + client + "/consents", TestUsers.bearer("desk", Role.FRONT_DESK))
                .is(200);

        assertThat(seen.body()).contains("PHOTOGRAPHS").doesNotContain("Lena");
        send("/clients/" + client + "/consents", """
                        {"procedure": "PHOTOGRAPHS", "formVersion": 1, "signedName": "X"}""", TestUsers.bearer("desk", Role.FRONT_DESK))
                .is(403);
    }
}

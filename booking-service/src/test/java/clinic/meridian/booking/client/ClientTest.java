package clinic.meridian.booking.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import clinic.meridian.booking.Times;
import clinic.meridian.booking.client.ClientCommand.CorrectClientDetails;
import clinic.meridian.booking.client.ClientCommand.FlagEmailAddress;
import clinic.meridian.booking.client.ClientCommand.RecallWish;
import clinic.meridian.booking.client.ClientCommand.RegisterClient;
import clinic.meridian.booking.client.ClientCommand.SetCommunicationPreferences;
import clinic.meridian.booking.client.ClientEvent.ClientDetailsCorrected;
import clinic.meridian.booking.client.ClientEvent.ClientRegistered;
import clinic.meridian.booking.client.ClientEvent.CommunicationPreferencesSet;
import clinic.meridian.booking.client.ClientEvent.EmailAddressFlagged;
import clinic.meridian.booking.client.ClientEvent.RecallConsent;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

    private static final UUID LENA = UUID.randomUUID();
    private static final ContactDetails DETAILS =
            new ContactDetails("Lena", "Okafor", "lena@example.com", "+49 30 1234", "de");
    private static final ClientRegistered REGISTERED =
            new ClientRegistered(LENA, "Lena", "Okafor", "lena@example.com", "+49 30 1234", "de");
    private static final RecallConsent GRANTED = new RecallConsent(true, SettableClinicClock.START, "2");
    private static final CommunicationPreferencesSet NO_RECALL =
            new CommunicationPreferencesSet(LENA, true, RecallConsent.NEVER_GIVEN);

    private final SettableClinicClock clock = new SettableClinicClock();
    private AggregateTestFixture<Client> fixture;

    @BeforeEach
    void setUp() {
        fixture = new AggregateTestFixture<>(Client.class);
        fixture.registerInjectableResource(clock);
    }

    @Test
    void isRegisteredWithWhatShePrefers() {
        fixture.givenNoPriorActivity()
                .when(new RegisterClient(LENA, DETAILS, true, new RecallWish(true, "2")))
                .expectEvents(REGISTERED, new CommunicationPreferencesSet(LENA, true, GRANTED));
    }

    @Test
    void isCorrected() {
        fixture.given(REGISTERED, NO_RECALL)
                .when(new CorrectClientDetails(
                        LENA, Times.version(1), new ContactDetails("Lena", "Brandt", "lena@example.com", null, "en")))
                .expectEvents(
                        new ClientDetailsCorrected(LENA, "Lena", "Brandt", "lena@example.com", null, "en", false));
    }

    @Test
    void isNotCorrectedByAnOldView() {
        fixture.given(REGISTERED, NO_RECALL)
                .when(new CorrectClientDetails(LENA, Times.version(0), DETAILS))
                .expectNoEvents()
                .expectExceptionMessage(
                        "Somebody changed this after you opened it. Nothing was changed; look at it again first.");
    }

    @Test
    void givesConsentAtAMomentToCertainWords() {
        clock.advance(Duration.ofDays(3));
        fixture.given(REGISTERED, NO_RECALL)
                .when(new SetCommunicationPreferences(LENA, Times.ANY, null, new RecallWish(true, null)))
                .expectEvents(new CommunicationPreferencesSet(
                        LENA, true, new RecallConsent(true, clock.now(), Client.CURRENT_RECALL_WORDING)));
    }

    @Test
    void keepsTheMomentOfAConsentThatStands() {
        clock.advance(Duration.ofDays(3));
        fixture.given(REGISTERED, new CommunicationPreferencesSet(LENA, true, GRANTED))
                .when(new SetCommunicationPreferences(LENA, Times.ANY, false, new RecallWish(true, "2")))
                .expectEvents(new CommunicationPreferencesSet(LENA, false, GRANTED));
    }

    @Test
    void withdrawsConsent() {
        fixture.given(REGISTERED, new CommunicationPreferencesSet(LENA, true, GRANTED))
                .when(new SetCommunicationPreferences(LENA, Times.ANY, null, new RecallWish(false, null)))
                .expectEvents(NO_RECALL);
    }

    @Test
    void saysNothingWhereNothingChanges() {
        fixture.given(REGISTERED, NO_RECALL)
                .when(new SetCommunicationPreferences(LENA, Times.ANY, true, null))
                .expectNoEvents();
    }

    @Test
    void hasItsAddressFlaggedUntilThatChanges() {
        fixture.given(REGISTERED, NO_RECALL)
                .when(new FlagEmailAddress(LENA, false))
                .expectEvents(new EmailAddressFlagged(LENA, false));
        fixture.given(REGISTERED, NO_RECALL, new EmailAddressFlagged(LENA, false))
                .when(new FlagEmailAddress(LENA, false))
                .expectNoEvents();
        fixture.given(
                        REGISTERED,
                        NO_RECALL,
                        new EmailAddressFlagged(LENA, false),
                        new ClientDetailsCorrected(LENA, "Lena", "Okafor", "new@example.com", null, "de", true))
                .when(new FlagEmailAddress(LENA, true))
                .expectEvents(new EmailAddressFlagged(LENA, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lena",
                "lena@",
                "@example.com",
                "lena@example",
                "le na@example.com",
                "a@b@example.com",
                "lena@example.com, x@example.com"
            })
    void hasNoAddressThatIsNone(String email) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContactDetails("L", "O", email, null, "de"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"call me", "12", "+", "0049-30-abc"})
    void hasNoNumberThatIsNone(String phone) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContactDetails("L", "O", null, phone, "de"));
    }

    @Test
    void hasANameAndALanguageOfTheClinic() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContactDetails(" ", "O", null, null, "de"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContactDetails("L", "O", null, null, "fr"));
        assertThat(new ContactDetails(" Lena ", "O", " ", "", "DE"))
                .isEqualTo(new ContactDetails("Lena", "O", null, null, "de"));
    }
}

package clinic.meridian.local.demo;

import clinic.meridian.local.demo.ClinicLayout.Location;
import clinic.meridian.local.demo.ClinicLayout.Practitioner;
import java.time.LocalTime;

/// An invented client of the demo.
///
/// @param recall   agreed to be invited again
/// @param prefers  the time of day that suits her
record Client(
        int number,
        String givenName,
        String familyName,
        String email,
        String phone,
        String language,
        boolean recall,
        Practitioner practitioner,
        Concern concern,
        Health health,
        LocalTime prefers) {

    Location location() {
        return practitioner.location();
    }

    Client answering(Health otherwise) {
        return new Client(
                number,
                givenName,
                familyName,
                email,
                phone,
                language,
                recall,
                practitioner,
                concern,
                otherwise,
                prefers);
    }

    Client seeing(Practitioner other, LocalTime at) {
        return new Client(number, givenName, familyName, email, phone, language, recall, other, concern, health, at);
    }
}

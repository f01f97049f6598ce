package clinic.meridian.booking.imports;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The system that lines come from. What it called a thing decides what the thing is called here, so that a
/// line that is brought twice is recognised without keeping a list of references.
record OldSystem(String name) {

    UUID client(String reference) {
        return id("client", reference);
    }

    UUID appointment(String reference) {
        return id("appointment", reference);
    }

    private UUID id(String kind, String reference) {
        String whole = String.join("\n", "import", name, kind, reference.strip());
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }
}

package clinic.meridian.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/// The golden sample of a message: what a publisher wrote once and every reader must understand for ever. Written by
/// hand, never regenerated; it only grows with the message.
record Golden(Class<? extends ContractMessage> message) {

    static final Path FOLDER = Path.of("src/test/resources/golden");

    String text() {
        try {
            return Files.readString(FOLDER.resolve(ContractEvents.typeOf(message) + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode tree() {
        return (ObjectNode) WireJson.MAPPER.readTree(text());
    }

    ContractMessage read() {
        return WireJson.MAPPER.readValue(text(), message);
    }

    @Override
    public String toString() {
        return ContractEvents.typeOf(message);
    }
}

package clinic.meridian.contracts;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All messages and their wire types, found by walking the sealed hierarchies: what is not permitted there does not
/// exist.
public final class ContractEvents {

    private static final Map<String, Class<? extends ContractMessage>> BY_TYPE = byWireType();

    private static final Set<Class<? extends ContractMessage>> ALL =
            Collections.unmodifiableSet(new LinkedHashSet<>(BY_TYPE.values()));

    private static final Set<String> NAMES =
            BY_TYPE.values().stream().map(message -> wireType(message).name()).collect(Collectors.toUnmodifiableSet());

    private ContractEvents() {}

    /// The record of a `ce_type` such as `booking.session-booked.v1`. [#recognise] tells why there is none.
    public static Optional<Class<? extends ContractMessage>> byType(String ceType) {
        return Optional.ofNullable(BY_TYPE.get(ceType));
    }

    /// The `ce_type` of a record, such as `booking.session-booked.v1`.
    ///
    /// @throws IllegalArgumentException for a class that is not a message
    public static String typeOf(Class<? extends ContractMessage> message) {
        return wireType(message).toString();
    }

    /// The topic on which a record travels.
    public static String topicOf(Class<? extends ContractMessage> message) {
        if (BookingEvent.class.isAssignableFrom(message)) {
            return Topics.BOOKING_EVENTS;
        } else if (TreatmentEvent.class.isAssignableFrom(message)) {
            return Topics.TREATMENT_EVENTS;
        } else if (ReportingEvent.class.isAssignableFrom(message)) {
            return Topics.REPORTING_EVENTS;
        } else if (DirectoryState.class.isAssignableFrom(message)) {
            return Topics.BOOKING_DIRECTORY;
        } else if (ClientState.class.isAssignableFrom(message)) {
            return Topics.BOOKING_CLIENTS;
        }
        throw new IllegalArgumentException(message + " belongs to no topic");
    }

    /// Every message, events and states, ordered by wire type.
    public static Set<Class<? extends ContractMessage>> all() {
        return ALL;
    }

    /// What a consumer can know of a `ce_type` before it reads the payload.
    public static Recognition recognise(String ceType) {
        var message = BY_TYPE.get(ceType);
        if (message != null) {
            return new Recognition.Known(message);
        }
        return WireType.parse(ceType)
                .<Recognition>map(type -> NAMES.contains(type.name())
                        ? new Recognition.UnknownVersion(type)
                        : new Recognition.UnknownName(type))
                .orElseGet(() -> new Recognition.Unreadable(ceType));
    }

    /// The answers of [#recognise].
    public sealed interface Recognition {

        /// A message of this version of the contracts.
        record Known(Class<? extends ContractMessage> message) implements Recognition {}

        /// A name that these contracts know, in a major version that they do not.
        record UnknownVersion(WireType type) implements Recognition {}

        /// A name that these contracts do not know: newer than they are, or not ours.
        record UnknownName(WireType type) implements Recognition {}

        /// Not a wire type at all.
        record Unreadable(String ceType) implements Recognition {}
    }

    private static Map<String, Class<? extends ContractMessage>> byWireType() {
        var byType = new LinkedHashMap<String, Class<? extends ContractMessage>>();
        recordsBelow(ContractMessage.class)
                .sorted(Comparator.comparing(ContractEvents::typeOf))
                .forEach(message -> {
                    var twin = byType.put(typeOf(message), message);
                    if (twin != null) {
                        throw new IllegalStateException(twin + " and " + message + " have the same wire type");
                    }
                });
        return byType;
    }

    private static Stream<Class<? extends ContractMessage>> recordsBelow(Class<? extends ContractMessage> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses())
                        .map(permitted -> permitted.<ContractMessage>asSubclass(ContractMessage.class))
                        .flatMap(ContractEvents::recordsBelow);
    }

    private static WireType wireType(Class<? extends ContractMessage> message) {
        var wireName = message.getAnnotation(WireName.class);
        if (wireName == null) {
            throw new IllegalArgumentException(message + " has no @WireName");
        }
        return new WireType(wireName.name(), wireName.version());
    }
}

package clinic.meridian.platform.publishing;

import clinic.meridian.contracts.Channel;
import clinic.meridian.contracts.Envelope;
import clinic.meridian.contracts.EnvelopeHeaders;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An [Envelope] as the texts of Kafka headers, and back.
public final class WireEnvelope {

    private WireEnvelope() {}

    static Map<String, String> headersOf(Envelope envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EnvelopeHeaders.SPEC_VERSION, EnvelopeHeaders.SPEC_VERSION_1_0);
        headers.put(EnvelopeHeaders.ID, envelope.id());
        headers.put(EnvelopeHeaders.TYPE, envelope.type());
        headers.put(EnvelopeHeaders.SOURCE, envelope.source());
        headers.put(EnvelopeHeaders.SUBJECT, envelope.subject());
        headers.put(EnvelopeHeaders.TIME, envelope.recordedAt().toString());
        headers.put(EnvelopeHeaders.AGGREGATE_ID, envelope.aggregateId());
        headers.put(EnvelopeHeaders.SEQUENCE, Long.toString(envelope.sequence()));
        headers.put(EnvelopeHeaders.BY, envelope.by());
        headers.put(EnvelopeHeaders.CHANNEL, envelope.channel().name());
        headers.put(EnvelopeHeaders.CORRELATION_ID, envelope.correlationId());
        headers.put(EnvelopeHeaders.CONTENT_TYPE, EnvelopeHeaders.JSON);
        return headers;
    }

    /// @throws IllegalArgumentException when a header is missing or is no such thing
    /// @throws java.time.DateTimeException when the time is none
    public static Envelope of(Map<String, String> headers, @Nullable String key) {
        if (key == null) {
            throw new IllegalArgumentException("it has no key");
        }
        return new Envelope(
                required(headers, EnvelopeHeaders.ID),
                required(headers, EnvelopeHeaders.TYPE),
                required(headers, EnvelopeHeaders.SOURCE),
                required(headers, EnvelopeHeaders.SUBJECT),
                key,
                required(headers, EnvelopeHeaders.AGGREGATE_ID),
                Long.parseLong(required(headers, EnvelopeHeaders.SEQUENCE)),
                Instant.parse(required(headers, EnvelopeHeaders.TIME)),
                required(headers, EnvelopeHeaders.BY),
                Channel.valueOf(required(headers, EnvelopeHeaders.CHANNEL)),
                required(headers, EnvelopeHeaders.CORRELATION_ID));
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return value;
    }
}

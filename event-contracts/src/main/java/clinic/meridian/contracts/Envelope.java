package clinic.meridian.contracts;

import java.time.Instant;

/// What travels beside a payload, as CloudEvents headers in binary mode ([EnvelopeHeaders]); the payload itself is
/// the record's value.
///
/// @param id of the event; the same on every delivery
/// @param type wire type, `booking.session-booked.v1`
/// @param source the service that published it: `booking-service`
/// @param subject what it is about in words: the kind of aggregate and its id, `appointment/…`
/// @param topicKey the Kafka record key; not a header
/// @param aggregateId of the aggregate that decided it, together with `source` the line in which `sequence` counts
/// @param sequence place in that line, from 0: a consumer that has seen it, or a later one, has seen this
/// @param recordedAt clinic time
/// @param by who did it: a user's id, `client`, or a service
/// @param correlationId ties together all that came of one request
public record Envelope(
        String id,
        String type,
        String source,
        String subject,
        String topicKey,
        String aggregateId,
        long sequence,
        Instant recordedAt,
        String by,
        Channel channel,
        String correlationId) {

    public Envelope {
        Require.id(id, "id");
        Require.text(type, "type");
        Require.text(source, "source");
        Require.text(subject, "subject");
        Require.text(topicKey, "topicKey");
        Require.id(aggregateId, "aggregateId");
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence is " + sequence + ", less than 0");
        }
        Require.present(recordedAt, "recordedAt");
        Require.text(by, "by");
        Require.present(channel, "channel");
        Require.text(correlationId, "correlationId");
    }
}

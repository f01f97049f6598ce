package clinic.meridian.contracts;

/// The Kafka headers of a message: CloudEvents 1.0 in binary mode, values in UTF-8.
/// See <https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md>.
public final class EnvelopeHeaders {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String SUBJECT = "ce_subject";

    /// [Envelope#recordedAt], RFC 3339 in UTC.
    public static final String TIME = "ce_time";

    public static final String AGGREGATE_ID = "ce_aggregateid";
    public static final String SEQUENCE = "ce_sequence";
    public static final String BY = "ce_by";
    public static final String CHANNEL = "ce_channel";
    public static final String CORRELATION_ID = "ce_correlationid";
    public static final String CONTENT_TYPE = "content-type";

    /// The value of [#SPEC_VERSION].
    public static final String SPEC_VERSION_1_0 = "1.0";

    /// The value of [#CONTENT_TYPE].
    public static final String JSON = "application/json";

    private EnvelopeHeaders() {}
}

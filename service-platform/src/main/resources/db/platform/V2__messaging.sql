-- How far this service has read each partition; moves in the transaction of what the records caused.
CREATE TABLE consumer_offset (
    topic       text    NOT NULL,
    partition   integer NOT NULL,
    topic_id    text    NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- The last sequence number seen of each stream of another service under each record key: what is not above it was
-- published twice.
CREATE TABLE consumer_high_water (
    topic         text   NOT NULL,
    record_key    text   NOT NULL,
    source        text   NOT NULL,
    aggregate_id  text   NOT NULL,
    last_sequence bigint NOT NULL,
    PRIMARY KEY (topic, record_key, source, aggregate_id)
);

-- Records that could not be understood or handled, and all later ones of the same key, in order. A record without a key
-- parks its partition.
CREATE TABLE parked_record (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic        text        NOT NULL,
    partition    integer     NOT NULL,
    record_offset bigint     NOT NULL,
    record_key   text,
    lane         text        NOT NULL,
    headers      jsonb       NOT NULL,
    value        bytea,
    reason       text        NOT NULL,
    parked_at    timestamptz NOT NULL,
    UNIQUE (topic, partition, record_offset)
);
CREATE INDEX parked_record_lane ON parked_record (topic, lane, id);
COMMENT ON COLUMN parked_record.lane IS 'key:<record key>, or partition:<number> where there is no key';

-- The event store. The writing role may add events and read them, never change or delete one.
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${writing};
ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO ${writing};
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO ${reading};
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO ${writing}, ${reading};
GRANT USAGE ON SCHEMA public TO ${writing}, ${reading};

CREATE TABLE event (
    global_index    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id        text   NOT NULL UNIQUE,
    aggregate_type  text,
    aggregate_id    text   NOT NULL,
    sequence_number bigint NOT NULL,
    system_time     text   NOT NULL,
    name            text   NOT NULL,
    revision        text,
    payload         bytea  NOT NULL,
    metadata        bytea  NOT NULL,
    -- The guard against two writers of one stream.
    UNIQUE (aggregate_id, sequence_number)
);
REVOKE UPDATE, DELETE, TRUNCATE ON event FROM ${writing};

COMMENT ON TABLE event IS 'Every fact, in the order it was recorded; payload and metadata are JSON';

CREATE VIEW readable_event AS
SELECT global_index, event_id, aggregate_type, aggregate_id, sequence_number, system_time, name, revision,
       convert_from(payload, 'UTF8')::jsonb AS payload, convert_from(metadata, 'UTF8')::jsonb AS metadata
FROM event;

CREATE TABLE processor_token (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    system_time    text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

-- Waits for one resource in a mode, until the transaction ends.
CREATE FUNCTION take_lock(key bigint, shared boolean) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF shared THEN
        PERFORM pg_advisory_xact_lock_shared(key);
    ELSE
        PERFORM pg_advisory_xact_lock(key);
    END IF;
    RETURN true;
END $$;

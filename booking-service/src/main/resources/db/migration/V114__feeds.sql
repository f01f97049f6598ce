-- The secret address of a practitioner's calendar; a new one takes the place of the old. The first part of the secret
-- finds the row, and of the second only a hash is kept.
CREATE TABLE practitioner_feed (
    practitioner_id uuid        PRIMARY KEY,
    feed_id         uuid        NOT NULL UNIQUE,
    key_hash        bytea       NOT NULL,
    names           boolean     NOT NULL,
    opened_at       timestamptz NOT NULL,
    opened_by       text        NOT NULL
);
COMMENT ON COLUMN practitioner_feed.key_hash IS 'SHA-256 of 32 random bytes, which need no salt';
COMMENT ON COLUMN practitioner_feed.names IS 'Whether clients appear with first name and initial';

CREATE INDEX diary_entry_practitioner ON diary_entry (practitioner_id, starts_at);

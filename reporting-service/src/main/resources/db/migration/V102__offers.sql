-- Free slots that were offered to clients on the waitlist.
SET LOCAL search_path = read_model;

CREATE TABLE offer (
    offer_id        text PRIMARY KEY,
    entry_id        text NOT NULL,
    client_id       text NOT NULL,
    service         text NOT NULL,
    practitioner_id text NOT NULL,
    zone            text NOT NULL,
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    ended           text CHECK (ended IN ('ACCEPTED', 'GONE'))
);
CREATE INDEX offer_entry ON offer (entry_id);
COMMENT ON COLUMN offer.ended IS 'how it ended before it ran out; null while it stands, or has run out unnoticed';

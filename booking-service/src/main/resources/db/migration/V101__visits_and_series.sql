CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Who has which room, client and practitioner's hands when. The primary key is the judge over every overlap.
CREATE TABLE reservation (
    resource_id     uuid      NOT NULL,
    during          tstzrange NOT NULL,
    kind            text      NOT NULL,
    appointment_id  uuid,
    hold_id         uuid,
    hold_expires_at timestamptz,
    PRIMARY KEY (resource_id, during WITHOUT OVERLAPS),
    CHECK (num_nonnulls(appointment_id, hold_id) = 1),
    CHECK ((hold_id IS NULL) = (hold_expires_at IS NULL))
);
COMMENT ON COLUMN reservation.kind IS 'ROOM (until turnover is done), CLIENT (until she leaves) or PRACTITIONER (hands only)';
COMMENT ON COLUMN reservation.hold_id IS 'Kept for somebody who is still deciding; gives way once it has expired';

-- Every state that every visit has ever had, from when to when it was known, in clinic time. What stands now is known
-- until infinity.
CREATE TABLE diary_entry (
    appointment_id  uuid        NOT NULL,
    version         bigint      NOT NULL,
    recorded_from   timestamptz NOT NULL,
    recorded_to     timestamptz NOT NULL DEFAULT 'infinity',
    event           text        NOT NULL,
    recorded_by     text        NOT NULL,
    channel         text        NOT NULL,
    reason_code     text,
    reason_note     text,
    conflict        text,
    client_id       uuid        NOT NULL,
    location_id     uuid        NOT NULL,
    room_id         uuid        NOT NULL,
    practitioner_id uuid        NOT NULL,
    series_id       uuid,
    status          text        NOT NULL,
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    visit           jsonb       NOT NULL,
    PRIMARY KEY (appointment_id, version)
);
CREATE INDEX diary_entry_board ON diary_entry (location_id, starts_at);
CREATE INDEX diary_entry_client ON diary_entry (client_id);
CREATE INDEX diary_entry_series ON diary_entry (series_id) WHERE series_id IS NOT NULL;
COMMENT ON COLUMN diary_entry.version IS 'Sequence number of the event, which names it exactly';
COMMENT ON COLUMN diary_entry.ends_at IS 'When the client leaves';
COMMENT ON COLUMN diary_entry.conflict IS 'What the treatment room did that the desk had not foreseen';

CREATE TABLE series (
    series_id       uuid    PRIMARY KEY,
    version         bigint  NOT NULL,
    client_id       uuid    NOT NULL,
    service         text    NOT NULL,
    location_id     uuid    NOT NULL,
    practitioner_id uuid    NOT NULL,
    rhythm          jsonb   NOT NULL,
    maintenance     text    NOT NULL,
    status          text    NOT NULL,
    completed       integer NOT NULL,
    last_visit_date date
);
CREATE INDEX series_client ON series (client_id);

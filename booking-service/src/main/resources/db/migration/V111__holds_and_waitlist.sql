-- Slots that are or were kept for somebody who is still deciding. While one is kept its reservations stand in
-- `reservation`.
CREATE TABLE slot_hold (
    hold_id     uuid        PRIMARY KEY,
    client_id   uuid,
    location_id uuid        NOT NULL,
    visit       jsonb       NOT NULL,
    expires_at  timestamptz NOT NULL,
    ended       text
);
CREATE INDEX slot_hold_due ON slot_hold (expires_at) WHERE ended IS NULL;
COMMENT ON COLUMN slot_hold.visit IS 'What it would become';
COMMENT ON COLUMN slot_hold.expires_at IS 'In clinic time; from then on it is in nobody''s way';
COMMENT ON COLUMN slot_hold.ended IS 'BOOKED, GIVEN_UP or EXPIRED; null while its end has not been recorded';

ALTER TABLE reservation ADD COLUMN yields_to uuid;
COMMENT ON COLUMN reservation.yields_to IS 'Of a hold: the visit that may have the slot back before the hold expires';

-- Who waits for what.
CREATE TABLE waitlist_entry (
    entry_id    uuid        PRIMARY KEY,
    client_id   uuid        NOT NULL,
    location_id uuid        NOT NULL,
    service     text        NOT NULL,
    first_day   date        NOT NULL,
    last_day    date        NOT NULL,
    wish        jsonb       NOT NULL,
    joined_at   timestamptz NOT NULL,
    waiting     boolean     NOT NULL
);
CREATE INDEX waitlist_entry_waiting ON waitlist_entry (location_id, joined_at, entry_id) WHERE waiting;

-- Slots that became free, and how far the offering of each has come.
CREATE TABLE waitlist_opening (
    opening_id      uuid        PRIMARY KEY,
    location_id     uuid        NOT NULL,
    starts_at       timestamptz NOT NULL,
    slot            jsonb       NOT NULL,
    freed_by        uuid,
    freed_by_client uuid,
    hold_id         uuid,
    due_at          timestamptz,
    position        bigint      GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX waitlist_opening_due ON waitlist_opening (due_at, position) WHERE due_at IS NOT NULL;
CREATE INDEX waitlist_opening_freed_by ON waitlist_opening (freed_by) WHERE freed_by IS NOT NULL;
CREATE INDEX waitlist_opening_hold ON waitlist_opening (hold_id) WHERE hold_id IS NOT NULL;
CREATE INDEX waitlist_opening_board ON waitlist_opening (location_id, starts_at);
COMMENT ON COLUMN waitlist_opening.freed_by IS 'The visit that had it; null where the desk offers it';
COMMENT ON COLUMN waitlist_opening.due_at IS 'When it is offered, to the next three or at all; null once that is over';

CREATE TABLE waitlist_offer (
    offer_id       uuid        PRIMARY KEY,
    entry_id       uuid        NOT NULL,
    client_id      uuid        NOT NULL,
    opening_id     uuid        NOT NULL,
    slot           jsonb       NOT NULL,
    expires_at     timestamptz NOT NULL,
    standing       boolean     NOT NULL,
    ended          text,
    appointment_id uuid
);
CREATE INDEX waitlist_offer_opening ON waitlist_offer (opening_id);
CREATE INDEX waitlist_offer_entry ON waitlist_offer (entry_id) WHERE standing;

-- What this service has decided itself. It is not rebuilt with the read models.
CREATE TABLE reminder (
    reminder_id    text PRIMARY KEY,
    kind           text NOT NULL,
    subject_id     text NOT NULL,
    occurrence     text NOT NULL,
    mail_channel   text NOT NULL,
    client_id      text NOT NULL,
    location_id    text NOT NULL,
    appointment_id text,
    state          text NOT NULL CHECK (state IN ('SCHEDULED', 'SENDING', 'SENT', 'SUPPRESSED')),
    due_at         timestamptz NOT NULL,
    sent_at        timestamptz,
    why            text NOT NULL,
    -- Of the sending, in system time.
    message_id     text,
    attempts       integer NOT NULL DEFAULT 0,
    not_before     timestamptz,
    sender         text,
    sending_until  timestamptz,
    -- Never the same mail twice, whatever else goes wrong.
    UNIQUE (kind, subject_id, occurrence, mail_channel)
);
CREATE INDEX reminder_open ON reminder (due_at) WHERE state IN ('SCHEDULED', 'SENDING');
CREATE INDEX reminder_client ON reminder (client_id, due_at);
CREATE INDEX reminder_appointment ON reminder (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX reminder_due ON reminder (due_at, reminder_id);

COMMENT ON COLUMN reminder.due_at IS 'clinic time';
COMMENT ON COLUMN reminder.sent_at IS 'clinic time at which a mail server took it';
COMMENT ON COLUMN reminder.why IS 'code of the last decision''s reason';
COMMENT ON COLUMN reminder.not_before IS 'system time of the next try after the mail server was away or something broke';
COMMENT ON COLUMN reminder.sender IS 'instance that has it in hand while SENDING';
COMMENT ON COLUMN reminder.sending_until IS 'system time after which that instance is taken for dead';

-- How each came to be what it is, one row an event.
CREATE TABLE reminder_decision (
    event_id    text PRIMARY KEY,
    reminder_id text NOT NULL REFERENCES reminder,
    decided_at  timestamptz NOT NULL,
    decision    text NOT NULL,
    why         text NOT NULL,
    due_at      timestamptz
);
CREATE INDEX reminder_decision_of ON reminder_decision (reminder_id, decided_at);

-- Clients who stopped a class of mail; heeded at once, before booking-service has heard of it.
CREATE TABLE unsubscription (
    client_id       text NOT NULL,
    mail_class      text NOT NULL,
    unsubscribed_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, mail_class)
);

-- Clients whose next maintenance reminder has to be worked out again, because something about their visits changed.
CREATE TABLE maintenance_review (
    client_id        text PRIMARY KEY,
    due_at           timestamptz NOT NULL,
    waiting_for      text
);
CREATE INDEX maintenance_review_due ON maintenance_review (due_at) WHERE waiting_for IS NULL;
COMMENT ON COLUMN maintenance_review.waiting_for IS 'location that has to be known first';

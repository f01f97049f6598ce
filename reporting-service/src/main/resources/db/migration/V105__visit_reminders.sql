-- Visits whose clients are still to be reminded, each with the next moment to do so. Like `maintenance_review` it is no
-- read model: a rebuild must not remind anybody.
CREATE TABLE visit_reminder (
    appointment_id text PRIMARY KEY,
    starts_at      timestamptz NOT NULL,
    lead           text NOT NULL CHECK (lead IN ('WEEK', 'DAY')),
    due_at         timestamptz NOT NULL
);
CREATE INDEX visit_reminder_due ON visit_reminder (due_at);
COMMENT ON COLUMN visit_reminder.starts_at IS 'start of the visit that was agreed on; after a move the row means nothing';
COMMENT ON COLUMN visit_reminder.due_at IS 'clinic time';

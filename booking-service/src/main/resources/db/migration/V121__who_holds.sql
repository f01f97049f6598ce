-- Who keeps a slot, for those at the other desks.
ALTER TABLE slot_hold ADD COLUMN held_by text NOT NULL DEFAULT 'somebody';
COMMENT ON COLUMN slot_hold.held_by IS 'User name, or the name of the task that keeps it for the waitlist';

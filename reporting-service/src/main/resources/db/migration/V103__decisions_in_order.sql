-- Of decisions of one moment the later one; where a row lies in the table does not tell.
ALTER TABLE reminder_decision ADD COLUMN position bigint GENERATED ALWAYS AS IDENTITY;

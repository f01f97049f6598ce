-- After it a practitioner has left, by the clocks of her location; nothing more is told for that.
SET LOCAL search_path = read_model;

ALTER TABLE practitioner ADD COLUMN last_day date;

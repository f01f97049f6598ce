ALTER TABLE series
    ADD gap_from  date,
    ADD lapses_at timestamptz;
COMMENT ON COLUMN series.gap_from IS 'The day from which the longest gap counts: the last fulfilled visit, or a later resumption or extension';
COMMENT ON COLUMN series.lapses_at IS 'When the longest gap is over, at the location; null before the first fulfilled visit';

UPDATE series s
SET gap_from = s.last_visit_date,
    lapses_at = (s.last_visit_date + (s.rhythm ->> 'maxGapDays')::integer + 1)::timestamp AT TIME ZONE l.zone
FROM location l
WHERE l.location_id = s.location_id;

CREATE INDEX series_lapsing ON series (lapses_at) WHERE status = 'ACTIVE';

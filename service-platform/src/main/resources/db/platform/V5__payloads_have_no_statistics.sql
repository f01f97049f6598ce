-- Nobody searches by what these columns hold, and where much is written PostgreSQL would sort samples of them all day.
ALTER TABLE event ALTER COLUMN payload SET STATISTICS 0;
ALTER TABLE event ALTER COLUMN metadata SET STATISTICS 0;
ALTER TABLE idempotent_request ALTER COLUMN body_hash SET STATISTICS 0;
ALTER TABLE idempotent_request ALTER COLUMN headers SET STATISTICS 0;
ALTER TABLE idempotent_request ALTER COLUMN body SET STATISTICS 0;

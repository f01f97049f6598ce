-- Nobody searches by what a visit says; PostgreSQL would compare samples of it all day.
ALTER TABLE diary_entry ALTER COLUMN visit SET STATISTICS 0;

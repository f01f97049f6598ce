CREATE TABLE room_list (room_id text PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE arrival (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, room_id text NOT NULL, name text NOT NULL);

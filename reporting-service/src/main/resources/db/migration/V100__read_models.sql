-- What reporting has gathered from the other services. Everything in this schema can be dropped and made again from
-- Kafka; nothing in it is a decision. Its tables are named without the schema, so that a rebuild can fill a schema of
-- the same shape beside it by putting that one first in its search path, and then exchange the two names.
--
-- Topics keep no order among each other, so every row takes its halves in any order: what has not come yet is null.
CREATE SCHEMA read_model;
ALTER DATABASE "${flyway:database}" SET search_path = public, read_model;
SET LOCAL search_path = read_model;

CREATE TABLE location (
    location_id text PRIMARY KEY,
    name        text NOT NULL,
    zone        text NOT NULL,
    address     text NOT NULL,
    phone       text NOT NULL,
    email       text NOT NULL,
    locale      text NOT NULL
);

CREATE TABLE room (
    room_id     text PRIMARY KEY,
    location_id text    NOT NULL,
    name        text    NOT NULL,
    open        boolean NOT NULL
);

CREATE TABLE practitioner (
    practitioner_id text PRIMARY KEY,
    location_id     text    NOT NULL,
    display_name    text    NOT NULL,
    username        text,
    active          boolean NOT NULL
);
CREATE INDEX practitioner_username ON practitioner (username);

CREATE TABLE service_name (
    service           text    NOT NULL,
    catalogue_version integer NOT NULL,
    language          text    NOT NULL,
    name              text    NOT NULL,
    PRIMARY KEY (service, catalogue_version, language)
);

-- The only table with personal data.
CREATE TABLE client (
    client_id         text PRIMARY KEY,
    given_name        text    NOT NULL,
    family_name       text    NOT NULL,
    email             text,
    language          text    NOT NULL,
    email_state       text    NOT NULL,
    reminders         boolean NOT NULL,
    recall            boolean NOT NULL,
    recall_granted_at timestamptz,
    recorded_at       timestamptz NOT NULL
);

CREATE TABLE visit (
    appointment_id    text PRIMARY KEY,
    client_id         text NOT NULL,
    location_id       text NOT NULL,
    room_id           text NOT NULL,
    practitioner_id   text NOT NULL,
    service           text NOT NULL,
    -- From the desk.
    catalogue_version integer,
    local_date        date,
    zone              text,
    starts_at         timestamptz,
    ends_at           timestamptz,
    series_id         text,
    series_index      integer,
    imported          boolean,
    late_cancelled    boolean,
    desk_status       text,
    -- From the treatment room, which has the last word.
    session_id        text,
    started_at        timestamptz,
    ended_at          timestamptz,
    treatment_status  text,
    status            text GENERATED ALWAYS AS (coalesce(treatment_status, desk_status)) STORED
);
CREATE INDEX visit_board ON visit (location_id, local_date);
CREATE INDEX visit_client ON visit (client_id);

CREATE TABLE session (
    session_id       text PRIMARY KEY,
    appointment_id   text,
    client_id        text,
    location_id      text,
    practitioner_id  text,
    service          text,
    started_at       timestamptz,
    ended_at         timestamptz,
    outcome          text,
    rest_planned_min integer,
    rest_actual_min  integer,
    needles          integer NOT NULL DEFAULT 0,
    inserted_by      text
);
CREATE INDEX session_started ON session (started_at) WHERE needles > 0;
CREATE INDEX session_client ON session (client_id);
COMMENT ON COLUMN session.needles IS 'inserted less corrected; more than none makes the session count in rates';
COMMENT ON COLUMN session.inserted_by IS 'the practitioner who inserted most of them; statistics go to her';

CREATE TABLE needle_insertion (
    event_id        text PRIMARY KEY,
    session_id      text    NOT NULL,
    practitioner_id text    NOT NULL,
    needles         integer NOT NULL
);
CREATE INDEX needle_insertion_session ON needle_insertion (session_id);
COMMENT ON COLUMN needle_insertion.needles IS 'less than none for a correction';

CREATE TABLE adverse_event (
    side_effect_id  text PRIMARY KEY,
    client_id       text NOT NULL,
    session_id      text,
    session_assumed boolean NOT NULL,
    practitioner_id text,
    location_id     text,
    code            text    NOT NULL,
    onset           text    NOT NULL,
    site            text,
    severity        integer NOT NULL,
    expected        boolean,
    avoidable       boolean,
    near_miss       boolean NOT NULL,
    causality       text,
    asked_by        text    NOT NULL,
    reporter_kind   text    NOT NULL,
    status          text    NOT NULL,
    outcome         text,
    reported_at     timestamptz NOT NULL,
    resolved_at     timestamptz
);
CREATE INDEX adverse_event_reported ON adverse_event (reported_at, side_effect_id);
CREATE INDEX adverse_event_session ON adverse_event (session_id, code);
CREATE INDEX adverse_event_client ON adverse_event (client_id);

-- How each came to be what it is now.
CREATE TABLE adverse_event_step (
    event_id          text PRIMARY KEY,
    side_effect_id    text NOT NULL,
    step              text NOT NULL,
    happened_at       timestamptz NOT NULL,
    recorded_by       text NOT NULL,
    severity          integer,
    previous_severity integer,
    reason_code       text,
    outcome           text
);
CREATE INDEX adverse_event_step_of ON adverse_event_step (side_effect_id, happened_at);

CREATE TABLE series (
    series_id        text PRIMARY KEY,
    client_id        text    NOT NULL,
    service          text    NOT NULL,
    location_id      text    NOT NULL,
    practitioner_id  text    NOT NULL,
    target_sessions  integer NOT NULL,
    maintenance      text    NOT NULL,
    status           text    NOT NULL,
    completed        integer NOT NULL DEFAULT 0,
    planned_at       timestamptz NOT NULL,
    last_visit_date  date,
    ended_at         timestamptz
);
CREATE INDEX series_client ON series (client_id);
CREATE INDEX series_planned ON series (planned_at, series_id);
CREATE INDEX series_location ON series (location_id, status);

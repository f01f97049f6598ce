-- Where, with whom and under which terms the clinic works. last_event changes with every change, also with one that is
-- rolled back and repeated; caches go by it.
CREATE TABLE location (
    location_id   uuid   PRIMARY KEY,
    version       bigint NOT NULL,
    last_event    uuid   NOT NULL,
    name          text   NOT NULL,
    zone          text   NOT NULL,
    address       text   NOT NULL,
    phone         text   NOT NULL,
    email         text   NOT NULL,
    locale        text   NOT NULL,
    opening_hours jsonb  NOT NULL
);

CREATE TABLE room (
    room_id     uuid    PRIMARY KEY,
    location_id uuid    NOT NULL REFERENCES location,
    name        text    NOT NULL,
    open        boolean NOT NULL,
    added       bigint  NOT NULL
);
CREATE INDEX room_location ON room (location_id, added);
COMMENT ON COLUMN room.added IS 'Version of the location with which the room came; rooms are tried in this order';

CREATE TABLE closure (
    closure_id  uuid      PRIMARY KEY,
    location_id uuid      NOT NULL REFERENCES location,
    during      tstzrange NOT NULL,
    reason_code text      NOT NULL,
    reason_note text
);
CREATE INDEX closure_location ON closure (location_id);

CREATE TABLE cancellation_policy (
    location_id           uuid        NOT NULL REFERENCES location,
    version               integer     NOT NULL,
    late_hours            integer     NOT NULL,
    no_show_after_minutes integer     NOT NULL,
    texts                 jsonb       NOT NULL,
    valid_from            timestamptz NOT NULL,
    PRIMARY KEY (location_id, version)
);

CREATE TABLE practitioner (
    practitioner_id uuid   PRIMARY KEY,
    version         bigint NOT NULL,
    last_event      uuid   NOT NULL,
    location_id     uuid   NOT NULL,
    name            text   NOT NULL,
    username        text   UNIQUE,
    services        jsonb  NOT NULL,
    working_hours   jsonb  NOT NULL,
    last_day        date
);
CREATE INDEX practitioner_location ON practitioner (location_id);

CREATE TABLE absence (
    absence_id      uuid      PRIMARY KEY,
    practitioner_id uuid      NOT NULL REFERENCES practitioner,
    during          tstzrange NOT NULL,
    reason_code     text      NOT NULL,
    reason_note     text
);
CREATE INDEX absence_practitioner ON absence (practitioner_id);

-- The services of each version of the catalogue as they were published; they must not change any more.
CREATE TABLE published_service (
    catalogue_version integer NOT NULL,
    service           text    NOT NULL,
    content           jsonb   NOT NULL,
    PRIMARY KEY (catalogue_version, service)
);

CREATE TABLE client (
    client_id         uuid    PRIMARY KEY,
    version           bigint  NOT NULL,
    given_name        text    NOT NULL,
    family_name       text    NOT NULL,
    email             text,
    phone             text,
    language          text    NOT NULL,
    email_state       text    NOT NULL,
    reminders         boolean NOT NULL,
    recall            boolean NOT NULL,
    recall_granted_at timestamptz,
    recall_wording    text
);

-- What a client can be found by. Terms are normalised by the service, and each beginning of a name is a term of its
-- own, so that looking up is always by equality.
CREATE TABLE client_search_term (
    term      text NOT NULL,
    client_id uuid NOT NULL REFERENCES client ON DELETE CASCADE,
    PRIMARY KEY (term, client_id)
);
CREATE INDEX client_search_term_client ON client_search_term (client_id);

-- The latest word of the treatment room about needling a client; the client may not be known here yet.
CREATE TABLE screening (
    client_id     uuid PRIMARY KEY,
    outcome       text,
    screened_on   date,
    valid_until   date,
    cleared_until date
);

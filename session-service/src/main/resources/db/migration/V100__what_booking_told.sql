-- What this service has heard from booking. Each row is the last state by the publisher's sequence number, so that facts
-- which arrive twice or late change nothing.
CREATE TABLE visit (
    appointment_id  text        PRIMARY KEY,
    client_id       text        NOT NULL,
    service         text        NOT NULL,
    location_id     text        NOT NULL,
    room_id         text        NOT NULL,
    practitioner_id text        NOT NULL,
    status          text        NOT NULL,
    zone            text        NOT NULL,
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    rest_minutes    integer     NOT NULL,
    sequence        bigint      NOT NULL
);
CREATE INDEX visit_of_location ON visit (location_id, starts_at);
CREATE INDEX visit_of_client ON visit (client_id, starts_at);

CREATE TABLE location (
    location_id text   PRIMARY KEY,
    name        text   NOT NULL,
    zone        text   NOT NULL,
    sequence    bigint NOT NULL
);

CREATE TABLE room (
    room_id     text    PRIMARY KEY,
    location_id text    NOT NULL,
    name        text    NOT NULL,
    open        boolean NOT NULL,
    sequence    bigint  NOT NULL
);
CREATE INDEX room_of_location ON room (location_id);

CREATE TABLE practitioner (
    practitioner_id text    PRIMARY KEY,
    location_id     text    NOT NULL,
    display_name    text    NOT NULL,
    username        text,
    active          boolean NOT NULL,
    sequence        bigint  NOT NULL
);
CREATE INDEX practitioner_username ON practitioner (username);

CREATE TABLE service_version (
    service           text    NOT NULL,
    catalogue_version integer NOT NULL,
    name              text    NOT NULL,
    sequence          bigint  NOT NULL,
    PRIMARY KEY (service, catalogue_version)
);

-- Personal data: for naming people on the room board.
CREATE TABLE client (
    client_id   text   PRIMARY KEY,
    given_name  text   NOT NULL,
    family_name text   NOT NULL,
    sequence    bigint NOT NULL
);

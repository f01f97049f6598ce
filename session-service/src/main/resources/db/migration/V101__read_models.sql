-- Read models, written in the transaction of the command. Disposable: all of it follows from the events.
CREATE TABLE screening (
    screening_id text        PRIMARY KEY,
    client_id    text        NOT NULL,
    outcome      text        NOT NULL,
    rule_version integer     NOT NULL,
    screened_on  date        NOT NULL,
    valid_until  date        NOT NULL,
    screened_at  timestamptz NOT NULL,
    answers      text[]      NOT NULL,
    reasons      text[]      NOT NULL,
    avoid        text[]      NOT NULL,
    confirms     text,
    recorded_by  text        NOT NULL,
    -- Place in the client's stream: the latest is the last, also when two have the same time.
    sequence     bigint      NOT NULL
);
CREATE INDEX screening_of_client ON screening (client_id, sequence);

CREATE TABLE clearance (
    clearance_id text        PRIMARY KEY,
    client_id    text        NOT NULL,
    screening_id text,
    provider     text        NOT NULL,
    note         text,
    valid_until  date        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    recorded_by  text        NOT NULL
);
CREATE INDEX clearance_of_client ON clearance (client_id);

CREATE TABLE consent (
    consent_id   text        PRIMARY KEY,
    client_id    text        NOT NULL,
    procedure    text        NOT NULL,
    form_version integer     NOT NULL,
    signed_name  text        NOT NULL,
    given_at     timestamptz NOT NULL,
    recorded_by  text        NOT NULL,
    withdrawn_at timestamptz
);
CREATE INDEX consent_of_client ON consent (client_id, given_at);

-- One row a session: the room board, and what every request about a session asks first.
CREATE TABLE treatment_session (
    session_id      text        PRIMARY KEY,
    appointment_id  text        NOT NULL UNIQUE,
    client_id       text        NOT NULL,
    location_id     text        NOT NULL,
    room_id         text        NOT NULL,
    zone            text        NOT NULL,
    practitioner_id text        NOT NULL,
    service         text        NOT NULL,
    phase           text        NOT NULL,
    started_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    needles_in      integer     NOT NULL DEFAULT 0,
    uncounted       integer     NOT NULL DEFAULT 0,
    rest_started_at timestamptz,
    planned_end     timestamptz,
    overran         boolean     NOT NULL DEFAULT false,
    version         bigint      NOT NULL,
    changed_by      text        NOT NULL,
    changed_at      timestamptz NOT NULL
);
CREATE INDEX session_going_on ON treatment_session (location_id) WHERE ended_at IS NULL;
CREATE INDEX session_of_client ON treatment_session (client_id, started_at);

-- The needle ledger, a line per zone and side.
CREATE TABLE needle_line (
    session_id text    NOT NULL,
    zone       text    NOT NULL,
    side       text    NOT NULL,
    inserted   integer NOT NULL,
    corrected  integer NOT NULL,
    removed    integer NOT NULL,
    retained   integer NOT NULL,
    stray      integer NOT NULL,
    broken     integer NOT NULL,
    missing    integer NOT NULL,
    uncounted  integer NOT NULL,
    shortfall  integer NOT NULL,
    PRIMARY KEY (session_id, zone, side),
    CHECK (inserted - corrected - removed - retained - stray - broken - missing >= 0)
);

-- What falls due in a session, in clinic time.
CREATE TABLE session_due (
    session_id text        NOT NULL,
    kind       text        NOT NULL,
    due_at     timestamptz NOT NULL,
    PRIMARY KEY (session_id, kind)
);
CREATE INDEX session_due_at ON session_due (due_at);

CREATE TABLE side_effect (
    side_effect_id   text        PRIMARY KEY,
    client_id        text        NOT NULL,
    session_id       text,
    session_assumed  boolean     NOT NULL,
    practitioner_id  text,
    location_id      text,
    code             text        NOT NULL,
    onset            text        NOT NULL,
    site             text,
    severity         integer     NOT NULL,
    expected         boolean,
    avoidable        boolean,
    near_miss        boolean     NOT NULL,
    causality        text,
    asked_by         text        NOT NULL,
    reporter_kind    text        NOT NULL,
    follow_up_needed boolean     NOT NULL,
    follow_ups       integer     NOT NULL DEFAULT 0,
    outcome          text,
    note             text,
    reported_at      timestamptz NOT NULL,
    version          bigint      NOT NULL,
    changed_by       text        NOT NULL,
    changed_at       timestamptz NOT NULL
);
CREATE INDEX side_effect_of_client ON side_effect (client_id, reported_at);
CREATE INDEX side_effect_of_session ON side_effect (session_id);

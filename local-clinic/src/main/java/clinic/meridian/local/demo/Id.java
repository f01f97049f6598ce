package clinic.meridian.local.demo;

/// Something that a service will give an id to, as the plan calls it.
record Id(Kind kind, int number) {
    enum Kind {
        CLINIC,
        LOCATION,
        ROOM,
        PRACTITIONER,
        CLIENT,
        SCREENING,
        SERIES,
        VISIT,
        SESSION,
        SIDE_EFFECT
    }

    /// Not an id at all: the lane of what concerns everybody.
    static final Id CLINIC = new Id(Kind.CLINIC, 0);

    static Id location(int number) {
        return new Id(Kind.LOCATION, number);
    }

    static Id room(int number) {
        return new Id(Kind.ROOM, number);
    }

    static Id practitioner(int number) {
        return new Id(Kind.PRACTITIONER, number);
    }

    static Id client(int number) {
        return new Id(Kind.CLIENT, number);
    }

    /// The latest one of a client.
    static Id screening(int client) {
        return new Id(Kind.SCREENING, client);
    }

    static Id series(int number) {
        return new Id(Kind.SERIES, number);
    }

    static Id visit(int number) {
        return new Id(Kind.VISIT, number);
    }

    /// That of a visit.
    static Id session(int visit) {
        return new Id(Kind.SESSION, visit);
    }

    static Id sideEffect(int number) {
        return new Id(Kind.SIDE_EFFECT, number);
    }
}

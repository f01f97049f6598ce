package clinic.meridian.session.treatment;

import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.consent.Procedure;
import clinic.meridian.session.point.PointCatalogue;
import clinic.meridian.session.point.Side;
import clinic.meridian.session.screening.Outcome;
import clinic.meridian.session.screening.PointsToAvoid;
import clinic.meridian.session.screening.Screenings;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesInserted;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesRemoved;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesRemovedInEmergency;
import clinic.meridian.session.treatment.TreatmentEvent.RestStarted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionCompleted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionStarted;
import clinic.meridian.session.visit.Practitioners;
import clinic.meridian.session.visit.Visit;
import clinic.meridian.session.visit.Visits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;

/// A session's surroundings held in memory, and the facts that tests begin with.
final class SessionFixture {

    static final String APPOINTMENT = "a-1";
    static final String SESSION = TreatmentSession.idFor(APPOINTMENT);
    static final String CLIENT = "c-1";
    static final String MEI = "p-mei";
    static final String LEA = "p-lea";
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    Instant now = NOW;

    @Nullable
    Visit visit = visit("FACIAL", "CHECKED_IN");

    Screenings.@Nullable Standing standing =
            new Screenings.Standing("s-1", Outcome.CLEAR, NOW.minus(Duration.ofMinutes(5)), TODAY.plusYears(1), null);
    final Set<PointsToAvoid> avoid = EnumSet.noneOf(PointsToAvoid.class);
    final Set<Procedure> consents = EnumSet.of(Procedure.FACIAL_ACUPUNCTURE);

    final FixtureConfiguration<TreatmentSession> axon = new AggregateTestFixture<>(TreatmentSession.class);

    SessionFixture() {
        ClinicClock clock = () -> now;
        Screenings screenings = new Screenings() {
            @Override
            public Optional<Standing> standingOf(String clientId) {
                return Optional.ofNullable(standing);
            }

            @Override
            public Set<PointsToAvoid> pointsToAvoid(String clientId) {
                return avoid;
            }
        };
        axon.registerInjectableResource(clock);
        axon.registerInjectableResource(new StartConditions(
                new Visits() {
                    @Override
                    public Optional<Visit> visit(String appointmentId) {
                        return Optional.ofNullable(visit)
                                .filter(known -> known.appointmentId().equals(appointmentId));
                    }

                    @Override
                    public List<Visit> expected(String locationId, Instant from, Instant until) {
                        return List.of();
                    }
                },
                screenings,
                (client, procedure) -> consents.contains(procedure),
                clock));
        axon.registerInjectableResource(
                new Safeguards(new PointCatalogue(), screenings, (client, procedure) -> consents.contains(procedure)));
        axon.registerInjectableResource(new Practitioners() {
            @Override
            public boolean isKnown(String practitionerId) {
                return Set.of(MEI, LEA).contains(practitionerId);
            }

            @Override
            public Optional<String> signedInAs(String username) {
                return Optional.empty();
            }
        });
    }

    static Visit visit(String service, String status) {
        return new Visit(
                APPOINTMENT,
                CLIENT,
                service,
                "l-1",
                "r-1",
                MEI,
                status,
                BERLIN,
                NOW,
                NOW.plus(Duration.ofMinutes(60)),
                service.equals("CONSULTATION") ? 0 : 25);
    }

    static SessionStarted started() {
        return started("FACIAL");
    }

    static SessionStarted started(String service) {
        return new SessionStarted(
                SESSION,
                APPOINTMENT,
                CLIENT,
                "l-1",
                "r-1",
                "Europe/Berlin",
                MEI,
                service,
                service.equals("CONSULTATION") ? 20 : 25,
                NOW);
    }

    static Placement st4(Side side) {
        return new Placement("ST4", "mouth", side, 1, 0.12, 15.0, 3.0, null, null, null, null);
    }

    static NeedleCount mouth(int count) {
        return new NeedleCount(null, "mouth", Side.LEFT, count);
    }

    /// Two needles in the left corner of the mouth.
    static NeedlesInserted twoIn() {
        return new NeedlesInserted(SESSION, CLIENT, MEI, List.of(st4(Side.LEFT), st4(Side.LEFT)), null, null, NOW);
    }

    static RestStarted resting() {
        return new RestStarted(SESSION, CLIENT, MEI, NOW, 25, NOW.plus(Duration.ofMinutes(25)), false);
    }

    static NeedlesRemoved removed(int count, Instant at) {
        return new NeedlesRemoved(SESSION, CLIENT, MEI, List.of(mouth(count)), at);
    }

    static NeedlesRemovedInEmergency pulled() {
        return new NeedlesRemovedInEmergency(SESSION, CLIENT, MEI, List.of(mouth(2)), null, null, NOW);
    }

    static SessionCompleted completed() {
        return new SessionCompleted(
                SESSION,
                CLIENT,
                new SessionSummary(APPOINTMENT, "l-1", "r-1", MEI, "FACIAL", NOW, NOW, 0, List.of(), null, null));
    }
}

package clinic.meridian.reporting.adverseevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clinic.meridian.contracts.Causality;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.SideEffectEvent.SideEffectFollowedUpV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectRegradedV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectResolvedV1;
import clinic.meridian.reporting.Facts;
import clinic.meridian.reporting.Incoming;
import clinic.meridian.reporting.Listing.Place;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.ReadModel;
import clinic.meridian.reporting.ReportingTest;
import clinic.meridian.reporting.statistics.PoissonInterval;
import clinic.meridian.reporting.statistics.WilsonInterval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class AdverseEventProjectionIT {

    private static final Instant NOON = Instant.parse("2031-03-03T11:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2031-03-03");

    @Autowired
    AdverseEventTable table;

    @Autowired
    AdverseEventRates rates;

    @Autowired
    JdbcClient jdbc;

    private final Incoming incoming;
    private final String id = UUID.randomUUID().toString();

    AdverseEventProjectionIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @Test
    void aReportIsOpenUntilItIsResolved() {
        tell(Facts.sideEffect(id, id, null, "BRUISE", false));
        assertThat(event().status()).isEqualTo(AdverseEventStatus.OPEN);
        assertThat(event().reportedAt()).isEqualTo("2031-03-03T12:00+01:00");

        tell(new SideEffectResolvedV1(id, id, "RECOVERED", NOON.plusSeconds(3600)));
        assertThat(event().status()).isEqualTo(AdverseEventStatus.RESOLVED);
        assertThat(event().outcome()).isEqualTo("RECOVERED");
        assertThat(event().resolvedAt()).isEqualTo("2031-03-03T13:00+01:00");
    }

    @Test
    void regradesAndFollowUpsLeaveTheirTraces() {
        tell(
                Facts.sideEffect(id, id, null, "BRUISE", false),
                new SideEffectRegradedV1(id, id, 1, 3, Causality.CERTAIN, "WORSE"),
                new SideEffectFollowedUpV1(id, id, NOON),
                new SideEffectRegradedV1(id, id, 3, 2, null, null));

        assertThat(event().severity()).isEqualTo(2);
        assertThat(event().causality()).isEqualTo("CERTAIN");
        assertThat(event().regrades()).isEqualTo(2);
        assertThat(event().followUps()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT step || coalesce(' ' || severity, '') FROM adverse_event_step"
                                + " WHERE side_effect_id = ? ORDER BY step, severity")
                        .param(id)
                        .query((row, number) -> row.getString(1))
                        .list())
                .containsExactly("FOLLOWED_UP", "REGRADED 2", "REGRADED 3", "REPORTED 1");
    }

    @Test
    void theLogIsAskedByWhatMatters() {
        tell(Facts.sideEffect(id, id, null, "SYNCOPE", false));

        assertThat(find(filter(
                        "SYNCOPE", 1, Set.of("00000000-0000-4000-8000-0000000000a1"), AdverseEventStatus.OPEN, DAY)))
                .hasSize(1);
        assertThat(find(filter("BRUISE", null, Set.of(), null, DAY))).isEmpty();
        assertThat(find(filter(null, 2, Set.of(), null, DAY))).isEmpty();
        assertThat(find(filter(null, null, Set.of("00000000-0000-4000-8000-0000000000a2"), null, DAY)))
                .isEmpty();
        assertThat(find(filter(null, null, Set.of(), AdverseEventStatus.RESOLVED, DAY)))
                .isEmpty();
        assertThat(find(filter(null, null, Set.of(), null, DAY.plusDays(1)))).isEmpty();
    }

    @Test
    void ratesCountEachSessionOnceAndOnlyThoseWithNeedles() {
        LocalDate day = LocalDate.parse("2032-05-01");
        Instant at = day.atTime(10, 0).atZone(Facts.BERLIN).toInstant();
        for (int i = 0; i < 60; i++) {
            tell(
                    Facts.started(session(i), session(i) + "-v", id, at),
                    Facts.inserted(session(i), id, "00000000-0000-4000-8000-0000000000b1", at, 40));
        }
        tell(
                Facts.started(id + "-talk", id + "-talk-v", id, at),
                Facts.sideEffect(id + "-1", id, session(0), "BRUISE", false),
                Facts.sideEffect(id + "-2", id, session(0), "BRUISE", false),
                Facts.sideEffect(id + "-3", id, session(1), "BRUISE", false),
                Facts.sideEffect(id + "-4", id, session(2), "SITE_PAIN", false),
                Facts.sideEffect(id + "-5", id, session(3), "BRUISE", true),
                Facts.sideEffect(id + "-6", id, id + "-talk", "DIZZY", false),
                Facts.sideEffect(id + "-7", id, null, "DROWSY", false));

        AdverseEventRates.Answer answer =
                rates.of(new RatePeriod(day, day, null, Set.of("00000000-0000-4000-8000-0000000000a1")));
        assertThat(answer.sessions()).isEqualTo(60);
        AdverseEventRate bruise = rate(answer, "BRUISE");
        assertThat(bruise.numerator()).isEqualTo(2);
        assertThat(bruise.events()).isEqualTo(3);
        assertThat(bruise.rate()).isEqualTo(2 / 60.0);
        assertThat(bruise.interval()).isEqualTo(WilsonInterval.of(2, 60));
        assertThat(bruise.per10000()).isCloseTo(500.0, within(1e-9));
        assertThat(bruise.per10000Interval()).isEqualTo(PoissonInterval.of(3).times(10_000 / 60.0));
        assertThat(bruise.below()).isNull();
        assertThat(rate(answer, "ANY").numerator()).isEqualTo(3);
        assertThat(rate(answer, "DIZZY").below()).isEqualTo(3 / 60.0);
        assertThat(rate(answer, "PNEUMOTHORAX").interval()).isEqualTo(WilsonInterval.of(0, 60));
        assertThat(answer.any()).isEqualTo(rate(answer, "ANY"));

        assertThat(rates.of(new RatePeriod(day, day, "00000000-0000-4000-8000-0000000000b1", Set.of()))
                        .items())
                .isNotEmpty();
        assertThat(rates.of(new RatePeriod(day, day, "00000000-0000-4000-8000-0000000000b2", Set.of()))
                        .withheld())
                .contains("there are 0");
        assertThat(rates.of(new RatePeriod(day, day, null, Set.of("00000000-0000-4000-8000-0000000000a2")))
                        .sessions())
                .isZero();
    }

    private String session(int number) {
        return id + "-s" + number;
    }

    private static AdverseEventRate rate(AdverseEventRates.Answer answer, String code) {
        return answer.items().stream()
                .filter(rate -> rate.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private AdverseEvent event() {
        return find(filter(null, null, Set.of(), null, DAY)).getFirst();
    }

    private List<AdverseEvent> find(AdverseEventFilter filter) {
        return table.page(filter, Place.LAST.moment(), Place.LAST.id(), 1000).stream()
                .filter(event -> event.sideEffectId().equals(id))
                .toList();
    }

    private static AdverseEventFilter filter(
            @Nullable String code,
            @Nullable Integer severity,
            Set<String> locations,
            @Nullable AdverseEventStatus status,
            LocalDate day) {
        return new AdverseEventFilter(day, day, code, severity, null, locations, status);
    }

    private void tell(ContractMessage... messages) {
        incoming.tell(NOON, Facts.location("00000000-0000-4000-8000-0000000000a1"));
        incoming.tell(NOON, messages);
    }
}

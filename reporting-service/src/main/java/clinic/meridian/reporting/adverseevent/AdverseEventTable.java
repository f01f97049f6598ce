package clinic.meridian.reporting.adverseevent;

import clinic.meridian.contracts.SideEffectEvent.SideEffectRegradedV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectReportedV1;
import clinic.meridian.contracts.SideEffectEvent.SideEffectResolvedV1;
import clinic.meridian.platform.database.Databases;
import clinic.meridian.reporting.SqlTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `adverse_event` and `adverse_event_step`.
@Component
class AdverseEventTable {

    private final JdbcClient jdbc;
    private final JdbcClient reading;

    AdverseEventTable(JdbcClient jdbc, @Qualifier(Databases.READING) JdbcClient reading) {
        this.jdbc = jdbc;
        this.reading = reading;
    }

    void put(SideEffectReportedV1 reported, Instant reportedAt) {
        jdbc.sql("""
                        INSERT INTO adverse_event (side_effect_id, client_id, session_id, session_assumed,
                            practitioner_id, location_id, code, onset, site, severity, expected, avoidable,
                            near_miss, causality, asked_by, reporter_kind, status, reported_at)
                        VALUES (:sideEffectId, :clientId, :sessionId, :sessionAssumed,
                            :practitionerId, :locationId, :code, :onset, :site, :severity, :expected, :avoidable,
                            :nearMiss, :causality, :askedBy, :reporterKind, 'OPEN', :reportedAt)
                        ON CONFLICT (side_effect_id) DO NOTHING
                        """)
                .param("sideEffectId", reported.sideEffectId())
                .param("clientId", reported.clientId())
                .param("sessionId", reported.sessionId())
                .param("sessionAssumed", reported.sessionAssumed())
                .param("practitionerId", reported.practitionerId())
                .param("locationId", reported.locationId())
                .param("code", reported.code())
                .param("onset", reported.onset().name())
                .param("site", reported.site())
                .param("severity", reported.severity())
                .param("expected", reported.expected())
                .param("avoidable", reported.avoidable())
                .param("nearMiss", reported.nearMiss())
                .param(
                        "causality",
                        reported.causality() == null
                                ? null
                                : reported.causality().name())
                .param("askedBy", reported.askedBy().name())
                .param("reporterKind", reported.reporterKind().name())
                .param("reportedAt", SqlTime.of(reportedAt))
                .update();
    }

    void regrade(SideEffectRegradedV1 regraded) {
        jdbc.sql("""
                        UPDATE adverse_event
                        SET severity = :severity, causality = coalesce(:causality, causality)
                        WHERE side_effect_id = :sideEffectId
                        """)
                .param("severity", regraded.severity())
                .param(
                        "causality",
                        regraded.causality() == null
                                ? null
                                : regraded.causality().name())
                .param("sideEffectId", regraded.sideEffectId())
                .update();
    }

    void resolve(SideEffectResolvedV1 resolved) {
        jdbc.sql("""
                        UPDATE adverse_event SET status = 'RESOLVED', outcome = :outcome, resolved_at = :resolvedAt
                        WHERE side_effect_id = :sideEffectId
                        """)
                .param("outcome", resolved.outcome())
                .param("resolvedAt", SqlTime.of(resolved.resolvedAt()))
                .param("sideEffectId", resolved.sideEffectId())
                .update();
    }

    /// Something that was done about an adverse event.
    record Step(
            String eventId,
            String sideEffectId,
            String step,
            Instant happenedAt,
            String recordedBy,
            @Nullable Integer severity,
            @Nullable Integer previousSeverity,
            @Nullable String reasonCode,
            @Nullable String outcome) {}

    void add(Step step) {
        jdbc.sql("""
                        INSERT INTO adverse_event_step (event_id, side_effect_id, step, happened_at, recorded_by,
                            severity, previous_severity, reason_code, outcome)
                        VALUES (:eventId, :sideEffectId, :step, :happenedAt, :recordedBy,
                            :severity, :previousSeverity, :reasonCode, :outcome)
                        ON CONFLICT (event_id) DO NOTHING
                        """)
                .param("eventId", step.eventId())
                .param("sideEffectId", step.sideEffectId())
                .param("step", step.step())
                .param("happenedAt", SqlTime.of(step.happenedAt()))
                .param("recordedBy", step.recordedBy())
                .param("severity", step.severity())
                .param("previousSeverity", step.previousSeverity())
                .param("reasonCode", step.reasonCode())
                .param("outcome", step.outcome())
                .update();
    }

    /// Adverse events reported in a period, newest first, from the given place in that list on.
    List<AdverseEvent> page(AdverseEventFilter filter, Instant beforeReportedAt, String beforeId, int limit) {
        return reading.sql("""
                        SELECT adverse_event.*, coalesce(location.zone, 'UTC') AS zone,
                               (SELECT count(*) FROM adverse_event_step AS step
                                WHERE step.side_effect_id = adverse_event.side_effect_id
                                  AND step.step = 'FOLLOWED_UP') AS follow_ups,
                               (SELECT count(*) FROM adverse_event_step AS step
                                WHERE step.side_effect_id = adverse_event.side_effect_id
                                  AND step.step = 'REGRADED') AS regrades
                        FROM adverse_event LEFT JOIN location USING (location_id)
                        WHERE (reported_at AT TIME ZONE coalesce(location.zone, 'UTC'))::date BETWEEN :from AND :to
                          AND (:code::text IS NULL OR code = :code)
                          AND (:severity::integer IS NULL OR severity = :severity)
                          AND (:practitionerId::text IS NULL OR practitioner_id = :practitionerId)
                          AND (:locations::text[] IS NULL OR adverse_event.location_id = ANY (:locations))
                          AND (:status::text IS NULL OR status = :status)
                          AND (reported_at, side_effect_id) < (:beforeReportedAt, :beforeId)
                        ORDER BY reported_at DESC, side_effect_id DESC
                        LIMIT :limit
                        """)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("code", filter.code())
                .param("severity", filter.severity())
                .param("practitionerId", filter.practitionerId())
                .param(
                        "locations",
                        filter.locations().isEmpty() ? null : filter.locations().toArray(String[]::new))
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("beforeReportedAt", SqlTime.of(beforeReportedAt))
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(AdverseEvent::read)
                .list();
    }

    /// Sessions of a period in which at least one needle was inserted, and how many of them each code befell. Near
    /// misses and effects that no such session is known for are left out.
    RateCounts counts(RatePeriod period) {
        Map<String, RateCounts.Effect> byCode = reading
                .sql(COUNTED + """
                        SELECT coalesce(code, 'ANY') AS code, count(DISTINCT session_id) AS sessions,
                               count(*) AS events
                        FROM counted JOIN adverse_event USING (session_id)
                        WHERE NOT near_miss
                        GROUP BY GROUPING SETS ((code), ())
                        """)
                .params(period.parameters())
                .query((row, number) -> Map.entry(
                        row.getString("code"), new RateCounts.Effect(row.getLong("sessions"), row.getLong("events"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        long sessions = reading.sql(COUNTED + "SELECT count(*) FROM counted")
                .params(period.parameters())
                .query(Long.class)
                .single();
        return new RateCounts(sessions, byCode);
    }

    private static final String COUNTED = """
            WITH counted AS (
                SELECT session.session_id
                FROM session LEFT JOIN location USING (location_id)
                WHERE session.needles > 0
                  AND session.started_at >= :from::date - interval '1 day'
                  AND session.started_at < :to::date + interval '2 days'
                  AND (session.started_at AT TIME ZONE coalesce(location.zone, 'UTC'))::date BETWEEN :from AND :to
                  AND (:locations::text[] IS NULL OR session.location_id = ANY (:locations))
                  AND (:practitionerId::text IS NULL OR session.inserted_by = :practitionerId))
            """;
}

package clinic.meridian.session.sideeffect;

import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectRegraded;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectReported;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `side_effect`.
@Component
class SideEffectTable {

    /// @param version sequence number of the event
    record Change(long version, String by, Instant at) {}

    private static final String COLUMNS = """
            SELECT side_effect_id, client_id, session_id, session_assumed, practitioner_id, location_id, code, onset, site,
                   severity, expected, avoidable, near_miss, causality, asked_by, reporter_kind, follow_up_needed,
                   follow_ups, outcome, note, reported_at, version, changed_by, changed_at
            FROM side_effect
            """;

    private final JdbcClient jdbc;

    SideEffectTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SideEffectReported event, Change change) {
        jdbc.sql("""
                        INSERT INTO side_effect
                            (side_effect_id, client_id, session_id, session_assumed, practitioner_id, location_id, code,
                             onset, site, severity, expected, avoidable, near_miss, causality, asked_by, reporter_kind,
                             follow_up_needed, note, reported_at, version, changed_by, changed_at)
                        VALUES
                            (:sideEffectId, :clientId, :sessionId, :sessionAssumed, :practitionerId, :locationId, :code,
                             :onset, :site, :severity, :expected, :avoidable, :nearMiss, :causality, :askedBy, :reporterKind,
                             :followUpNeeded, :note, :reportedAt, :version, :changedBy, :changedAt)
                        ON CONFLICT (side_effect_id) DO NOTHING
                        """)
                .param("sideEffectId", event.sideEffectId())
                .param("clientId", event.clientId())
                .param("sessionId", event.sessionId())
                .param("sessionAssumed", event.sessionAssumed())
                .param("practitionerId", event.practitionerId())
                .param("locationId", event.locationId())
                .param("code", event.code().name())
                .param("onset", event.onset().name())
                .param("site", event.site())
                .param("severity", event.severity())
                .param("expected", event.expected())
                .param("avoidable", event.avoidable())
                .param("nearMiss", event.nearMiss())
                .param("causality", name(event.causality()))
                .param("askedBy", event.askedBy().name())
                .param("reporterKind", event.reporterKind().name())
                .param("followUpNeeded", event.followUpNeeded())
                .param("note", event.note())
                .param("reportedAt", utc(event.reportedAt()))
                .param("version", change.version())
                .param("changedBy", change.by())
                .param("changedAt", utc(change.at()))
                .update();
    }

    void regrade(SideEffectRegraded event) {
        jdbc.sql("""
                        UPDATE side_effect
                        SET severity = :severity, causality = :causality, follow_up_needed = :followUpNeeded
                        WHERE side_effect_id = :sideEffectId
                        """)
                .param("sideEffectId", event.sideEffectId())
                .param("severity", event.severity())
                .param("causality", name(event.causality()))
                .param("followUpNeeded", event.followUpNeeded())
                .update();
    }

    void countFollowUp(String sideEffectId) {
        jdbc.sql("UPDATE side_effect SET follow_ups = follow_ups + 1 WHERE side_effect_id = :sideEffectId")
                .param("sideEffectId", sideEffectId)
                .update();
    }

    void resolve(String sideEffectId, SideEffectOutcome outcome) {
        jdbc.sql("UPDATE side_effect SET outcome = :outcome WHERE side_effect_id = :sideEffectId")
                .param("sideEffectId", sideEffectId)
                .param("outcome", outcome.name())
                .update();
    }

    void touch(String sideEffectId, Change change) {
        jdbc.sql("""
                        UPDATE side_effect SET version = :version, changed_by = :changedBy, changed_at = :changedAt
                        WHERE side_effect_id = :sideEffectId
                        """)
                .param("sideEffectId", sideEffectId)
                .param("version", change.version())
                .param("changedBy", change.by())
                .param("changedAt", utc(change.at()))
                .update();
    }

    Optional<SideEffectRow> find(String sideEffectId) {
        return jdbc.sql(COLUMNS + "WHERE side_effect_id = :sideEffectId")
                .param("sideEffectId", sideEffectId)
                .query(SideEffectTable::row)
                .optional();
    }

    /// Newest first.
    List<SideEffectRow> ofClient(String clientId) {
        return jdbc.sql(COLUMNS + "WHERE client_id = :clientId ORDER BY reported_at DESC, side_effect_id")
                .param("clientId", clientId)
                .query(SideEffectTable::row)
                .list();
    }

    /// Newest first.
    List<SideEffectRow> ofSession(String sessionId) {
        return jdbc.sql(COLUMNS + "WHERE session_id = :sessionId ORDER BY reported_at DESC, side_effect_id")
                .param("sessionId", sessionId)
                .query(SideEffectTable::row)
                .list();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SideEffectRow row(ResultSet row, int number) throws SQLException {
        String causality = row.getString("causality");
        String outcome = row.getString("outcome");
        return new SideEffectRow(
                row.getString("side_effect_id"),
                row.getString("client_id"),
                row.getString("session_id"),
                row.getBoolean("session_assumed"),
                row.getString("practitioner_id"),
                row.getString("location_id"),
                SideEffectCode.valueOf(row.getString("code")),
                Onset.valueOf(row.getString("onset")),
                row.getString("site"),
                row.getInt("severity"),
                row.getObject("expected", Boolean.class),
                row.getObject("avoidable", Boolean.class),
                row.getBoolean("near_miss"),
                causality == null ? null : Causality.valueOf(causality),
                AskedBy.valueOf(row.getString("asked_by")),
                ReporterKind.valueOf(row.getString("reporter_kind")),
                row.getBoolean("follow_up_needed"),
                row.getInt("follow_ups"),
                outcome == null ? null : SideEffectOutcome.valueOf(outcome),
                row.getString("note"),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}

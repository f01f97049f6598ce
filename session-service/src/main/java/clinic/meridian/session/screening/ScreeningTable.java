package clinic.meridian.session.screening;

import clinic.meridian.session.screening.ScreeningEvent.ClearanceRecorded;
import clinic.meridian.session.screening.ScreeningEvent.ClientScreened;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `screening` and `clearance`.
@Component
class ScreeningTable implements Screenings {

    /// A screening as it was recorded.
    record ScreeningRow(
            String screeningId,
            Outcome outcome,
            int ruleVersion,
            LocalDate screenedOn,
            LocalDate validUntil,
            Instant screenedAt,
            List<String> answers,
            List<String> reasons,
            @Nullable String confirms,
            String recordedBy) {}

    /// A clearance as it was recorded.
    record ClearanceRow(
            String clearanceId,
            String provider,
            @Nullable String note,
            LocalDate validUntil,
            Instant recordedAt,
            String recordedBy) {}

    private final JdbcClient jdbc;

    ScreeningTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ClientScreened event, long sequence, String by) {
        jdbc.sql("""
                        INSERT INTO screening
                            (screening_id, client_id, outcome, rule_version, screened_on, valid_until, screened_at,
                             answers, reasons, avoid, confirms, recorded_by, sequence)
                        VALUES
                            (:screeningId, :clientId, :outcome, :ruleVersion, :screenedOn, :validUntil, :screenedAt,
                             :answers, :reasons, :avoid, :confirms, :by, :sequence)
                        ON CONFLICT (screening_id) DO NOTHING
                        """)
                .param("screeningId", event.screeningId())
                .param("clientId", event.clientId())
                .param("outcome", event.outcome().name())
                .param("ruleVersion", event.ruleVersion())
                .param("screenedOn", event.screenedOn())
                .param("validUntil", event.validUntil())
                .param("screenedAt", event.screenedAt().atOffset(ZoneOffset.UTC))
                .param("answers", event.answers().toArray(String[]::new))
                .param("reasons", event.reasons().toArray(String[]::new))
                .param("avoid", event.avoid().toArray(String[]::new))
                .param("confirms", event.confirmsScreeningId())
                .param("by", by)
                .param("sequence", sequence)
                .update();
    }

    void add(ClearanceRecorded event, String by) {
        jdbc.sql("""
                        INSERT INTO clearance
                            (clearance_id, client_id, screening_id, provider, note, valid_until, recorded_at, recorded_by)
                        VALUES
                            (:clearanceId, :clientId, :screeningId, :provider, :note, :validUntil, :recordedAt, :by)
                        ON CONFLICT (clearance_id) DO NOTHING
                        """)
                .param("clearanceId", event.clearanceId())
                .param("clientId", event.clientId())
                .param("screeningId", event.screeningId())
                .param("provider", event.provider())
                .param("note", event.note())
                .param("validUntil", event.validUntil())
                .param("recordedAt", event.recordedAt().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    @Override
    public Optional<Standing> standingOf(String clientId) {
        return jdbc.sql("""
                        SELECT screening_id, outcome, screened_at, valid_until,
                               (SELECT max(valid_until) FROM clearance WHERE client_id = :clientId) AS cleared_until
                        FROM screening WHERE client_id = :clientId ORDER BY sequence DESC LIMIT 1
                        """)
                .param("clientId", clientId)
                .query((row, number) -> new Standing(
                        row.getString("screening_id"),
                        Outcome.valueOf(row.getString("outcome")),
                        instant(row, "screened_at"),
                        row.getObject("valid_until", LocalDate.class),
                        row.getObject("cleared_until", LocalDate.class)))
                .optional();
    }

    @Override
    public Set<PointsToAvoid> pointsToAvoid(String clientId) {
        Set<PointsToAvoid> avoid = EnumSet.noneOf(PointsToAvoid.class);
        jdbc.sql("SELECT avoid FROM screening WHERE client_id = :clientId ORDER BY sequence DESC LIMIT 1")
                .param("clientId", clientId)
                .query(row -> {
                    texts(row, "avoid").forEach(name -> avoid.add(PointsToAvoid.valueOf(name)));
                });
        return avoid;
    }

    /// Newest first.
    List<ScreeningRow> screenings(String clientId) {
        return jdbc.sql("""
                        SELECT screening_id, outcome, rule_version, screened_on, valid_until, screened_at,
                               answers, reasons, confirms, recorded_by
                        FROM screening WHERE client_id = :clientId ORDER BY sequence DESC
                        """)
                .param("clientId", clientId)
                .query((row, number) -> new ScreeningRow(
                        row.getString("screening_id"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getInt("rule_version"),
                        row.getObject("screened_on", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        instant(row, "screened_at"),
                        texts(row, "answers"),
                        texts(row, "reasons"),
                        row.getString("confirms"),
                        row.getString("recorded_by")))
                .list();
    }

    /// Newest first.
    List<ClearanceRow> clearances(String clientId) {
        return jdbc.sql("""
                        SELECT clearance_id, provider, note, valid_until, recorded_at, recorded_by
                        FROM clearance WHERE client_id = :clientId ORDER BY recorded_at DESC, clearance_id
                        """)
                .param("clientId", clientId)
                .query((row, number) -> new ClearanceRow(
                        row.getString("clearance_id"),
                        row.getString("provider"),
                        row.getString("note"),
                        row.getObject("valid_until", LocalDate.class),
                        instant(row, "recorded_at"),
                        row.getString("recorded_by")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}

package clinic.meridian.session.treatment;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `needle_line`.
@Component
class LedgerTable {

    private final JdbcClient jdbc;

    LedgerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    NeedleLedger of(String sessionId) {
        return NeedleLedger.of(jdbc.sql("""
                        SELECT zone, side, inserted, corrected, removed, retained, stray, broken, missing,
                               uncounted, shortfall
                        FROM needle_line WHERE session_id = :sessionId
                        """)
                .param("sessionId", sessionId)
                .query(new DataClassRowMapper<>(LedgerLine.class))
                .list());
    }

    void put(String sessionId, LedgerLine line) {
        jdbc.sql("""
                        INSERT INTO needle_line
                            (session_id, zone, side, inserted, corrected, removed, retained, stray, broken, missing,
                             uncounted, shortfall)
                        VALUES
                            (:sessionId, :zone, :side, :inserted, :corrected, :removed, :retained, :stray, :broken, :missing,
                             :uncounted, :shortfall)
                        ON CONFLICT (session_id, zone, side) DO UPDATE SET
                            inserted = excluded.inserted,
                            corrected = excluded.corrected,
                            removed = excluded.removed,
                            retained = excluded.retained,
                            stray = excluded.stray,
                            broken = excluded.broken,
                            missing = excluded.missing,
                            uncounted = excluded.uncounted,
                            shortfall = excluded.shortfall
                        """)
                .param("sessionId", sessionId)
                .param("zone", line.zone())
                .param("side", line.side().name())
                .param("inserted", line.inserted())
                .param("corrected", line.corrected())
                .param("removed", line.removed())
                .param("retained", line.retained())
                .param("stray", line.stray())
                .param("broken", line.broken())
                .param("missing", line.missing())
                .param("uncounted", line.uncounted())
                .param("shortfall", line.shortfall())
                .update();
    }
}

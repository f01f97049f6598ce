package clinic.meridian.session.consent;

import clinic.meridian.session.consent.ConsentEvent.ConsentGiven;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `consent`.
@Component
class ConsentTable implements Consents {

    /// A consent as it was given.
    record ConsentRow(
            String consentId,
            Procedure procedure,
            int formVersion,
            String signedName,
            Instant givenAt,
            String recordedBy,
            @Nullable Instant withdrawnAt) {}

    private final JdbcClient jdbc;

    ConsentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ConsentGiven event, String by) {
        jdbc.sql("""
                        INSERT INTO consent
                            (consent_id, client_id, procedure, form_version, signed_name, given_at, recorded_by)
                        VALUES (:consentId, :clientId, :procedure, :formVersion, :signedName, :givenAt, :by)
                        ON CONFLICT (consent_id) DO NOTHING
                        """)
                .param("consentId", event.consentId())
                .param("clientId", event.clientId())
                .param("procedure", event.procedure().name())
                .param("formVersion", event.formVersion())
                .param("signedName", event.signedName())
                .param("givenAt", event.givenAt().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /// Ends every consent to a procedure that was in force.
    void withdraw(String clientId, Procedure procedure, Instant at) {
        jdbc.sql("""
                        UPDATE consent SET withdrawn_at = :at
                        WHERE client_id = :clientId AND procedure = :procedure AND withdrawn_at IS NULL
                        """)
                .param("clientId", clientId)
                .param("procedure", procedure.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public boolean inForce(String clientId, Procedure procedure) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT FROM consent
                            WHERE client_id = :clientId AND procedure = :procedure AND withdrawn_at IS NULL)
                        """)
                .param("clientId", clientId)
                .param("procedure", procedure.name())
                .query(Boolean.class)
                .single();
    }

    /// Newest first.
    List<ConsentRow> consents(String clientId) {
        return jdbc.sql("""
                        SELECT consent_id, procedure, form_version, signed_name, given_at, recorded_by, withdrawn_at
                        FROM consent WHERE client_id = :clientId ORDER BY given_at DESC, consent_id
                        """)
                .param("clientId", clientId)
                .query((row, number) -> {
                    OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
                    return new ConsentRow(
                            row.getString("consent_id"),
                            Procedure.valueOf(row.getString("procedure")),
                            row.getInt("form_version"),
                            row.getString("signed_name"),
                            row.getObject("given_at", OffsetDateTime.class).toInstant(),
                            row.getString("recorded_by"),
                            withdrawn == null ? null : withdrawn.toInstant());
                })
                .list();
    }
}

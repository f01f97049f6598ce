package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.MailClass;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.reporting.SqlTime;
import clinic.meridian.reporting.reminder.ReminderEvent.ClientUnsubscribed;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderMoved;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderScheduled;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSent;
import clinic.meridian.reporting.reminder.ReminderEvent.ReminderSuppressed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `reminder`, `reminder_decision` and `unsubscription`, as far as it decides; see [ReminderLogTable] for
/// looking things up. Moments of sending are system time, all others clinic time.
@Component
class ReminderTable {

    private final JdbcClient jdbc;

    ReminderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ReminderScheduled scheduled) {
        jdbc.sql("""
                        INSERT INTO reminder (reminder_id, kind, subject_id, occurrence, mail_channel, client_id,
                            location_id, appointment_id, state, due_at, why)
                        VALUES (:reminderId, :kind, :subjectId, :occurrence, :mailChannel, :clientId,
                            :locationId, :appointmentId, 'SCHEDULED', :dueAt, :why)
                        """)
                .param("reminderId", scheduled.reminderId())
                .param("kind", scheduled.kind().name())
                .param("subjectId", scheduled.subjectId())
                .param("occurrence", scheduled.occurrence())
                .param("mailChannel", scheduled.mailChannel().name())
                .param("clientId", scheduled.clientId())
                .param("locationId", scheduled.locationId())
                .param("appointmentId", scheduled.appointmentId())
                .param("dueAt", SqlTime.of(scheduled.dueAt()))
                .param("why", scheduled.why().name())
                .update();
    }

    void move(ReminderMoved moved) {
        jdbc.sql("""
                        UPDATE reminder SET state = 'SCHEDULED', due_at = :dueAt, why = :why
                        WHERE reminder_id = :reminderId
                        """)
                .param("dueAt", SqlTime.of(moved.dueAt()))
                .param("why", moved.why().name())
                .param("reminderId", moved.reminderId())
                .update();
    }

    void suppress(ReminderSuppressed suppressed) {
        jdbc.sql("UPDATE reminder SET state = 'SUPPRESSED', why = :why WHERE reminder_id = :reminderId")
                .param("why", suppressed.why().name())
                .param("reminderId", suppressed.reminderId())
                .update();
    }

    void sent(ReminderSent sent) {
        jdbc.sql("""
                        UPDATE reminder SET state = 'SENT', sent_at = :sentAt, why = 'SENT'
                        WHERE reminder_id = :reminderId
                        """)
                .param("sentAt", SqlTime.of(sent.sentAt()))
                .param("reminderId", sent.reminderId())
                .update();
    }

    void log(
            String eventId, ReminderEvent event, Instant decidedAt, String decision, Why why, @Nullable Instant dueAt) {
        jdbc.sql("""
                        INSERT INTO reminder_decision (event_id, reminder_id, decided_at, decision, why, due_at)
                        VALUES (:eventId, :reminderId, :decidedAt, :decision, :why, :dueAt)
                        """)
                .param("eventId", eventId)
                .param("reminderId", event.reminderId())
                .param("decidedAt", SqlTime.of(decidedAt))
                .param("decision", decision)
                .param("why", why.name())
                .param("dueAt", SqlTime.of(dueAt))
                .update();
    }

    void unsubscribe(ClientUnsubscribed unsubscribed) {
        jdbc.sql("""
                        INSERT INTO unsubscription AS known (client_id, mail_class, unsubscribed_at)
                        VALUES (:clientId, :mailClass, :at)
                        ON CONFLICT (client_id, mail_class) DO UPDATE
                            SET unsubscribed_at = greatest(known.unsubscribed_at, excluded.unsubscribed_at)
                        """)
                .param("clientId", unsubscribed.clientId())
                .param("mailClass", unsubscribed.mailClass().name())
                .param("at", SqlTime.of(unsubscribed.unsubscribedAt()))
                .update();
    }

    Optional<Instant> unsubscribedAt(String clientId, MailClass mailClass) {
        return jdbc.sql("""
                        SELECT unsubscribed_at FROM unsubscription
                        WHERE client_id = :clientId AND mail_class = :mailClass
                        """)
                .param("clientId", clientId)
                .param("mailClass", mailClass.name())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    Optional<DueReminder> find(String reminderId) {
        return jdbc.sql("""
                        SELECT reminder_id, kind, subject_id, occurrence, client_id, location_id, appointment_id,
                               due_at, attempts
                        FROM reminder WHERE reminder_id = :reminderId
                        """)
                .param("reminderId", reminderId)
                .query(ReminderTable::due)
                .optional();
    }

    /// When the earliest mail that has not been decided falls due; mails in hand count as due.
    Optional<Instant> nextDue() {
        return jdbc.sql("""
                        SELECT due_at FROM reminder WHERE state IN ('SCHEDULED', 'SENDING') ORDER BY due_at LIMIT 1
                        """)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    boolean isAnythingDue(Instant clinicNow, Instant systemNow) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT FROM reminder
                            WHERE state = 'SCHEDULED' AND due_at <= :clinicNow
                              AND (not_before IS NULL OR not_before <= :systemNow))
                        """)
                .param("clinicNow", SqlTime.of(clinicNow))
                .param("systemNow", SqlTime.of(systemNow))
                .query(Boolean.class)
                .single();
    }

    /// The mail that has been due for longest and may be tried now, locked until the transaction ends.
    Optional<DueReminder> takeDue(Instant clinicNow, Instant systemNow) {
        return jdbc.sql("""
                        SELECT reminder_id, kind, subject_id, occurrence, client_id, location_id, appointment_id,
                               due_at, attempts
                        FROM reminder
                        WHERE state = 'SCHEDULED' AND due_at <= :clinicNow
                          AND (not_before IS NULL OR not_before <= :systemNow)
                        ORDER BY due_at
                        LIMIT 1
                        FOR UPDATE SKIP LOCKED
                        """)
                .param("clinicNow", SqlTime.of(clinicNow))
                .param("systemNow", SqlTime.of(systemNow))
                .query(ReminderTable::due)
                .optional();
    }

    /// From here on nobody knows whether the mail has left, until somebody says so.
    void sending(String reminderId, String messageId, String sender, Instant until) {
        jdbc.sql("""
                        UPDATE reminder
                        SET state = 'SENDING', message_id = :messageId, sender = :sender, sending_until = :until,
                            attempts = attempts + 1
                        WHERE reminder_id = :reminderId
                        """)
                .param("messageId", messageId)
                .param("sender", sender)
                .param("until", SqlTime.of(until))
                .param("reminderId", reminderId)
                .update();
    }

    /// Not now: back into the queue until a moment.
    void postpone(String reminderId, Instant notBefore) {
        jdbc.sql("""
                        UPDATE reminder
                        SET state = 'SCHEDULED', not_before = :notBefore, sender = NULL, sending_until = NULL
                        WHERE reminder_id = :reminderId AND state IN ('SCHEDULED', 'SENDING')
                        """)
                .param("notBefore", SqlTime.of(notBefore))
                .param("reminderId", reminderId)
                .update();
    }

    /// Counts a try that did not come as far as sending.
    void putOff(String reminderId, Instant notBefore) {
        jdbc.sql("""
                        UPDATE reminder SET not_before = :notBefore, attempts = attempts + 1
                        WHERE reminder_id = :reminderId AND state = 'SCHEDULED'
                        """)
                .param("notBefore", SqlTime.of(notBefore))
                .param("reminderId", reminderId)
                .update();
    }

    /// A mail in the hands of a sender that is dead: it said until when it would be done, or it is this instance before
    /// its restart. Locked until the transaction ends.
    Optional<DueReminder> takeInterrupted(Instant systemNow, @Nullable String restarted) {
        return jdbc.sql("""
                        SELECT reminder_id, kind, subject_id, occurrence, client_id, location_id, appointment_id,
                               due_at, attempts
                        FROM reminder
                        WHERE state = 'SENDING' AND (sending_until < :systemNow OR sender = :restarted)
                        ORDER BY due_at
                        LIMIT 1
                        FOR UPDATE SKIP LOCKED
                        """)
                .param("systemNow", SqlTime.of(systemNow))
                .param("restarted", restarted)
                .query(ReminderTable::due)
                .optional();
    }

    /// Mails of a kind about a subject that are planned and not yet in hand.
    List<DueReminder> planned(ReminderKind kind, String subjectId) {
        return jdbc.sql("""
                        SELECT reminder_id, kind, subject_id, occurrence, client_id, location_id, appointment_id,
                               due_at, attempts
                        FROM reminder
                        WHERE kind = :kind AND subject_id = :subjectId AND state = 'SCHEDULED'
                        ORDER BY due_at
                        """)
                .param("kind", kind.name())
                .param("subjectId", subjectId)
                .query(ReminderTable::due)
                .list();
    }

    /// Occurrences of a kind and subject that are no longer open.
    List<String> decided(ReminderKind kind, String subjectId) {
        return jdbc.sql("""
                        SELECT occurrence FROM reminder
                        WHERE kind = :kind AND subject_id = :subjectId AND state <> 'SCHEDULED'
                        """)
                .param("kind", kind.name())
                .param("subjectId", subjectId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static DueReminder due(ResultSet row, int number) throws SQLException {
        return new DueReminder(
                row.getString("reminder_id"),
                ReminderKind.valueOf(row.getString("kind")),
                row.getString("subject_id"),
                row.getString("occurrence"),
                row.getString("client_id"),
                row.getString("location_id"),
                row.getString("appointment_id"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }
}

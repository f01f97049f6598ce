package clinic.meridian.untidy.desk;

import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.untidy.till.TillTable;
import clinic.meridian.websample.SampleServer;
import java.time.Instant;
import org.apache.kafka.clients.producer.Producer;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Does everything itself: SQL, Kafka, another feature's table, another service's code, virtual
/// threads, and the wall clock.
public final class Desk {

    private final JdbcClient jdbc;
    private final TillTable tills;
    private final Producer<String, String> producer;
    private final SampleServer other;

    Desk(JdbcClient jdbc, TillTable tills, Producer<String, String> producer, SampleServer other) {
        this.jdbc = jdbc;
        this.tills = tills;
        this.producer = producer;
        this.other = other;
    }

    @CommandHandler
    String open(String who) {
        Thread.ofVirtual().start(producer::flush);
        return who
                + tills.count()
                + other.port()
                + jdbc.sql("SELECT 1").query(Long.class).single()
                + now();
    }

    @SuppressWarnings("JavaTimeDefaultTimeZone")
    private static Instant now() {
        return Instant.now();
    }

    /// An event that knows about the web.
    @DomainEvent(name = "untidy.desk-opened")
    public record DeskOpened(HttpStatus status) {}
}

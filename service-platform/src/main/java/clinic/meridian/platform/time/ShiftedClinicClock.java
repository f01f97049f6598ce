package clinic.meridian.platform.time;

import clinic.meridian.platform.PlatformProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The local clinic's clock: the system's, set off by a stored number of milliseconds. It survives restarts,
/// and an empty clinic may start in the past. Several instances of a service share the row; each re-reads it
/// once a second.
@Component
@Profile("local")
public class ShiftedClinicClock implements ClinicClock, InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(ShiftedClinicClock.class);

    private final JdbcClient jdbc;
    private final Clock systemClock;
    private final PlatformProperties properties;
    private volatile long offsetMillis;

    ShiftedClinicClock(JdbcClient jdbc, Clock systemClock, PlatformProperties properties) {
        this.jdbc = jdbc;
        this.systemClock = systemClock;
        this.properties = properties;
    }

    @Override
    public void afterPropertiesSet() {
        Instant start = properties.clockStart();
        if (start != null && stored().isEmpty() && storeIsEmpty()) {
            store(Duration.between(systemClock.instant(), start).toMillis());
            log.info("An empty clinic: clinic time starts at {}", start);
        }
        reread();
    }

    @Override
    public Instant now() {
        return ClinicClock.stored(systemClock.instant().plusMillis(offsetMillis));
    }

    /// Sets clinic time going on from `target`.
    ///
    /// @return false when that would be backwards
    @Transactional
    public boolean moveTo(Instant target) {
        reread();
        Instant system = systemClock.instant();
        if (target.isBefore(system.plusMillis(offsetMillis))) {
            return false;
        }
        store(Duration.between(system, target).toMillis());
        reread();
        return true;
    }

    /// Takes over what another instance may have stored.
    public void reread() {
        offsetMillis = stored().orElse(0L);
    }

    private Optional<Long> stored() {
        return jdbc.sql("SELECT offset_millis FROM clinic_clock")
                .query(Long.class)
                .optional();
    }

    private boolean storeIsEmpty() {
        return !jdbc.sql("SELECT EXISTS (SELECT 1 FROM event)")
                .query(Boolean.class)
                .single();
    }

    private void store(long millis) {
        jdbc.sql("""
                        INSERT INTO clinic_clock (offset_millis) VALUES (:millis)
                        ON CONFLICT (only_row) DO UPDATE SET offset_millis = excluded.offset_millis
                        """).param("millis", millis).update();
    }
}

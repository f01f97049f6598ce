package clinic.meridian.platform.database;

import java.util.Collection;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Orders rivals before they meet an exclusion constraint. Such a constraint inserts first and waits after, so
/// rivals deadlock; taking a transaction-scoped lock for each resource in ascending order first makes them
/// queue instead. The constraint stays the judge: a lock is never the guard.
@Component
public class AdvisoryLocks {

    /// How strongly a resource is held until the transaction ends.
    public enum Mode {
        SHARED,
        EXCLUSIVE
    }

    /// One resource to lock, such as `room:R1`.
    public record Lock(String resource, Mode mode) {}

    private final JdbcClient jdbc;

    AdvisoryLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes all locks in ascending order of their key, in one round trip; waits for holders. A resource that
    /// is asked for in both modes is taken exclusively. Must be called once per transaction, with everything
    /// that it touches.
    public void take(Collection<Lock> locks) {
        TreeMap<Long, Mode> ordered = new TreeMap<>();
        for (Lock lock : locks) {
            ordered.merge(keyOf(lock.resource()), lock.mode(), (a, b) -> a == b ? a : Mode.EXCLUSIVE);
        }
        if (ordered.isEmpty()) {
            return;
        }
        Long[] keys = ordered.keySet().toArray(Long[]::new);
        Boolean[] shared =
                ordered.values().stream().map(mode -> mode == Mode.SHARED).toArray(Boolean[]::new);
        jdbc.sql("SELECT count(take_lock(key, shared)) FROM unnest(?::bigint[], ?::boolean[]) AS wanted(key, shared)")
                .param(keys)
                .param(shared)
                .query(Long.class)
                .single();
    }

    /// FNV-1a over the name: stable across JVMs, as all instances must agree.
    private static long keyOf(String resource) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < resource.length(); i++) {
            hash = (hash ^ resource.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}

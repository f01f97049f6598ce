package clinic.meridian.platform.consuming;

import clinic.meridian.platform.consuming.ParkedTable.Lane;
import java.util.List;
import org.springframework.stereotype.Component;

/// For operators: what waits, and the way to try it again once its cause is gone.
@Component
public class ParkedRecords {

    private final ParkedTable table;
    private final BatchHandler handler;

    ParkedRecords(ParkedTable table, BatchHandler handler) {
        this.table = table;
        this.handler = handler;
    }

    public List<ParkedLane> list() {
        return table.summary();
    }

    /// Handles the parked records of one key again, all or none.
    ///
    /// @param key as [ParkedLane#key] shows it
    /// @return how many were handled
    /// @throws RuntimeException when one of them still cannot be handled
    public int retry(String topic, String key) {
        return handler.retry(new Lane(topic, key.startsWith("partition:") ? key : "key:" + key));
    }
}

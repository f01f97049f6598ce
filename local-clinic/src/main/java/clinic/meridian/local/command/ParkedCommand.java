package clinic.meridian.local.command;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import clinic.meridian.local.client.ClinicHttp;
import clinic.meridian.local.client.ServiceRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "parked",
        description = "Shows the Kafka records that a service could not handle and has put aside, by key and in order.")
public final class ParkedCommand implements Callable<Integer> {
    private final LocalClinic clinic;

    public ParkedCommand(LocalClinic clinic) {
        this.clinic = clinic;
    }

    private record Lane(Part service, String topic, String key, JsonNode details) {}

    @Override
    public Integer call() {
        var lanes = lanes();
        if (lanes.isEmpty()) {
            System.out.println("Nothing is parked.");
        }
        for (var lane : lanes) {
            System.out.printf(
                    "%s  %s  key %s: %s records since %s%n    %s%n",
                    lane.service().label(),
                    lane.topic(),
                    lane.key(),
                    lane.details().path("count").asLong(),
                    lane.details().path("since").asString(""),
                    lane.details().path("reason").asString(""));
        }
        return 0;
    }

    @Command(name = "retry", description = "Handles the parked records of a key again, in order.")
    int retry(@Parameters(paramLabel = "KEY", description = "A key as ./clinic parked shows it.") String key) {
        var lanes = lanes().stream().filter(lane -> lane.key().equals(key)).toList();
        if (lanes.isEmpty()) {
            throw new ClinicTrouble("Nothing is parked under the key " + key + ". ./clinic parked shows what is.");
        }
        int failed = 0;
        for (var lane : lanes) {
            var name = lane.service().label() + "  " + lane.topic() + "  key " + key;
            try {
                var answer = http(lane.service())
                        .post("/local/parked/retry", Map.of("topic", lane.topic(), "key", lane.key()));
                System.out.println(name + ": handled " + answer.path("handled").asLong() + " records");
            } catch (ServiceRefusal e) {
                System.err.println(name + ": still cannot be handled: " + e.detail());
                failed++;
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private List<Lane> lanes() {
        var lanes = new ArrayList<Lane>();
        for (var service : clinic.services()) {
            for (var item : http(service).get("/local/parked").path("items")) {
                lanes.add(new Lane(
                        service,
                        item.path("topic").asString(""),
                        item.path("key").asString(""),
                        item));
            }
        }
        return lanes;
    }

    private ClinicHttp http(Part service) {
        return new ClinicHttp(clinic.url(service), () -> clinic.secrets().existing("local-secret"));
    }
}

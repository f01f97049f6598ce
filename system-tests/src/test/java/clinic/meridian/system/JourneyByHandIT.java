package clinic.meridian.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import clinic.meridian.system.harness.Checkout;
import clinic.meridian.system.harness.OwnClinic;
import clinic.meridian.system.harness.TestClinic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// What `docs/journey.md` tells people to type still works, command after command.
@OwnClinic("by-hand")
@EnabledIfSystemProperty(named = "meridian.tests", matches = "all")
class JourneyByHandIT {
    private final TestClinic clinic;

    JourneyByHandIT(TestClinic clinic) {
        this.clinic = clinic;
    }

    @Test
    void endsWithTheReminder() {
        assumeThat(clinic.shell("command -v curl && command -v jq").exit())
                .as("curl and jq are installed")
                .isZero();
        var typed = String.join("\n", commands());

        var output = clinic.shell(typed).mustSucceed().output();

        assertThat(output)
                .contains("slot-taken", "needle-ledger-open", "\"status\":\"COMPLETED\"")
                .containsOnlyOnce("\"to\": \"lena.okafor@mail.example\"");
    }

    private static List<String> commands() {
        var commands = new ArrayList<String>();
        boolean inside = false;
        for (var line : Checkout.lines("docs/journey.md")) {
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (inside) {
                commands.add(line);
            }
        }
        return commands;
    }
}

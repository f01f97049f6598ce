package clinic.meridian.local.command;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.client.Tokens;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        description = {
            "Signs a demo user in and prints an access token for the APIs, good for 15 minutes:",
            "  curl -H \"Authorization: Bearer $(./clinic token desk)\" http://localhost:8081/api/v1/locations"
        })
public final class TokenCommand implements Callable<Integer> {
    private final LocalClinic clinic;
    private final Clock clock;

    @Parameters(
            paramLabel = "USER",
            description = "desk, mei, manager, admin; or another practitioner: jonas, aiko, sofia, ravi.")
    private String user = "";

    public TokenCommand(LocalClinic clinic, Clock clock) {
        this.clinic = clinic;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        System.out.println(Tokens.of(clinic, clock).of(user));
        return 0;
    }
}

package clinic.meridian.local.supervisor;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the supervisor must know of a part to keep it running.
interface PartProcess {

    static PartProcess of(LocalClinic clinic, Part part) {
        return switch (part) {
            case POSTGRES -> new PostgresPart(clinic);
            case KAFKA -> new KafkaPart(clinic);
            case HOME -> new HomePart(clinic);
            case BOOKING, SESSION, REPORTING -> new ServicePart(clinic, part);
        };
    }

    Part part();

    /// What must be ready before this part can be started.
    Set<Part> needs();

    /// The ports that it will listen on.
    List<Integer> ports();

    /// Everything that must be there before the process can start. Harmless when it already is.
    void prepare() throws Exception;

    Launch launch() throws Exception;

    /// Puts away what a killed process left lying about; called only when none of this part runs.
    default void tidyUp() throws Exception {}

    /// One quick look whether the part does its work.
    boolean ready();

    /// What others need of this part and what only it can give, made once it is ready. Harmless when it is there.
    default void furnish() throws Exception {}

    /// Asks for an orderly end.
    default void askToEnd(ProcessIdentity process) throws Exception {
        process.askToEnd();
    }

    /// What makes the next start of this part faster, where there is such a thing.
    default Optional<FastStart> fastStart() throws IOException, InterruptedException {
        return Optional.empty();
    }

    /// How long an orderly end may take before the process is killed.
    default Duration patience() {
        return Duration.ofSeconds(20);
    }

    /// Ends a process of this part, in order if it can.
    default void end(ProcessIdentity process) throws InterruptedException {
        try {
            askToEnd(process);
            process.awaitEnd(patience());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            System.err.println(part().label() + " could not be asked to end: " + e.getMessage());
        }
        if (process.alive()) {
            System.err.println(part().label() + " did not end by itself and is killed");
            process.kill();
            process.awaitEnd(Duration.ofSeconds(10));
        }
    }
}

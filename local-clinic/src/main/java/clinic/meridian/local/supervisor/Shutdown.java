package clinic.meridian.local.supervisor;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Ends what runs of a clinic: those who use something before what they use.
public final class Shutdown {
    private static final List<List<Part>> ORDER =
            List.of(List.of(Part.REPORTING, Part.SESSION, Part.BOOKING, Part.HOME), List.of(Part.KAFKA, Part.POSTGRES));

    private Shutdown() {}

    /// Whether no part runs any more, nor a rehearsal of one.
    public static boolean nothingRuns(LocalClinic clinic) {
        return Leftovers.rehearsing(clinic).isEmpty()
                && ORDER.stream()
                        .flatMap(List::stream)
                        .noneMatch(part -> Leftovers.find(clinic, part).isPresent());
    }

    /// Ends all parts, each in order if it can.
    ///
    /// @param ended hears of each part that ran and has ended
    public static void endAll(LocalClinic clinic, Consumer<Part> ended) throws IOException, InterruptedException {
        Rehearsals.end(clinic);
        for (var together : ORDER) {
            var endings = new ArrayList<Thread>();
            for (var part : together) {
                endings.add(Thread.ofPlatform().start(() -> end(clinic, part, ended)));
            }
            for (var ending : endings) {
                ending.join();
            }
            for (var part : together) {
                PidFile.delete(clinic, part);
            }
        }
    }

    private static void end(LocalClinic clinic, Part part, Consumer<Part> ended) {
        var left = Leftovers.find(clinic, part);
        if (left.isPresent()) {
            try {
                PartProcess.of(clinic, part).end(left.get().process());
                ended.accept(part);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package clinic.meridian.booking.imports;

import clinic.meridian.booking.appointment.AppointmentCommand.ImportAppointment;
import clinic.meridian.booking.appointment.ImportVerdict;
import clinic.meridian.booking.appointment.ImportVerdict.Importable;
import clinic.meridian.booking.appointment.ImportVerdict.NotImportable;
import clinic.meridian.booking.appointment.ImportedVisit;
import clinic.meridian.booking.appointment.VisitImport;
import clinic.meridian.booking.imports.ClinicNames.Names;
import clinic.meridian.booking.imports.ImportController.AppointmentLine;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Brings a batch of visits over, in the caller's transaction.
@Component
class AppointmentLines {

    private final ImportTable table;
    private final ClinicNames names;
    private final VisitImport visits;
    private final Commands commands;

    AppointmentLines(ImportTable table, ClinicNames names, VisitImport visits, Commands commands) {
        this.table = table;
        this.names = names;
        this.visits = visits;
        this.commands = commands;
    }

    /// Tells what would become of the lines; writes nothing.
    ///
    /// @param assumedClients references of clients who would be there by then
    List<LineOutcome> judge(OldSystem system, List<AppointmentLine> lines, Collection<String> assumedClients) {
        return outcomes(
                system, lines, assumedClients.stream().map(system::client).collect(Collectors.toSet()), command -> {});
    }

    List<LineOutcome> bringOver(OldSystem system, List<AppointmentLine> lines, Actor actor) {
        return outcomes(system, lines, Set.of(), command -> commands.send(command, actor));
    }

    private List<LineOutcome> outcomes(
            OldSystem system,
            List<AppointmentLine> lines,
            Set<UUID> assumedClients,
            Consumer<ImportAppointment> accepted) {
        Batch batch = new Batch(system, lines, assumedClients);
        List<ImportVerdict> verdicts = visits.judge(batch.visits(), batch.clients());
        return batch.settle(verdicts, accepted);
    }

    /// The lines of one request: those that are settled at once, and those whose visits have to be judged.
    private final class Batch {
        private final List<AppointmentLine> lines;
        private final LineOutcome[] outcomes;
        private final List<Integer> open = new ArrayList<>();
        private final List<ImportedVisit> visits = new ArrayList<>();

        /// Those who stand here, or will.
        private final Set<UUID> clients;

        Batch(OldSystem system, List<AppointmentLine> lines, Set<UUID> assumedClients) {
            this.lines = lines;
            this.outcomes = new LineOutcome[lines.size()];
            this.clients = table.clients(lines.stream()
                    .map(line -> system.client(line.client()))
                    .distinct()
                    .toList());
            this.clients.addAll(assumedClients);
            Set<UUID> there = table.known(lines.stream()
                    .map(line -> system.appointment(line.reference()))
                    .toList());
            Names known = names.read();
            Set<UUID> seen = new HashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                AppointmentLine line = lines.get(i);
                UUID id = system.appointment(line.reference());
                UUID client = system.client(line.client());
                try {
                    if (!seen.add(id)) {
                        throw new Refused(ImportRefusal.DUPLICATE_REFERENCE, ClientLines.twice(line.reference()));
                    }
                    if (there.contains(id)) {
                        outcomes[i] = LineOutcome.alreadyThere(line.reference(), id);
                        continue;
                    }
                    if (!clients.contains(client)) {
                        throw new Refused(
                                ImportRefusal.CLIENT_NOT_IMPORTED,
                                "Its client \"" + line.client() + "\" has not been brought over.");
                    }
                    visits.add(visit(id, client, line, known));
                    open.add(i);
                } catch (Refused refused) {
                    outcomes[i] = LineOutcome.refused(
                            line.reference(), refused.reason().code(), refused.detail());
                }
            }
        }

        Set<UUID> clients() {
            return clients;
        }

        List<ImportedVisit> visits() {
            return List.copyOf(visits);
        }

        List<LineOutcome> settle(List<ImportVerdict> verdicts, Consumer<ImportAppointment> accepted) {
            for (int i = 0; i < verdicts.size(); i++) {
                String reference = lines.get(open.get(i)).reference();
                outcomes[open.get(i)] = switch (verdicts.get(i)) {
                    case Importable(ImportAppointment command) -> {
                        accepted.accept(command);
                        yield LineOutcome.accepted(reference, command.appointmentId());
                    }
                    case NotImportable(String reason, String detail) -> LineOutcome.refused(reference, reason, detail);
                };
            }
            return List.of(outcomes);
        }
    }

    private static ImportedVisit visit(UUID id, UUID client, AppointmentLine line, Names names) {
        LocationView location = names.location(line.location());
        return new ImportedVisit(
                id,
                client,
                names.service(line.service()).code(),
                location.locationId(),
                names.practitioner(location, line.practitioner()).practitionerId(),
                line.room() == null ? null : names.room(location, line.room()).roomId(),
                line.start(),
                line.status(),
                line.happenedAt());
    }
}

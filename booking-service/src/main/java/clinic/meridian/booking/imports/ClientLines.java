package clinic.meridian.booking.imports;

import clinic.meridian.booking.client.ClientImport;
import clinic.meridian.booking.client.ClientImport.ImportedClient;
import clinic.meridian.booking.imports.ImportController.ClientLine;
import clinic.meridian.platform.command.Actor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Brings a batch of clients over, in the caller's transaction.
@Component
class ClientLines {

    private final ImportTable table;
    private final ClientImport clients;

    ClientLines(ImportTable table, ClientImport clients) {
        this.table = table;
        this.clients = clients;
    }

    List<LineOutcome> bringOver(OldSystem system, List<ClientLine> lines, boolean dryRun, Actor actor) {
        Set<UUID> there = table.known(
                lines.stream().map(line -> system.client(line.reference())).toList());
        Set<UUID> seen = new HashSet<>();
        List<LineOutcome> outcomes = new ArrayList<>();
        for (ClientLine line : lines) {
            ImportedClient client = client(system, line);
            Optional<String> fault = clients.fault(client);
            if (!seen.add(client.clientId())) {
                outcomes.add(refused(line, ImportRefusal.DUPLICATE_REFERENCE, twice(line.reference())));
            } else if (there.contains(client.clientId())) {
                outcomes.add(LineOutcome.alreadyThere(line.reference(), client.clientId()));
            } else if (fault.isPresent()) {
                outcomes.add(refused(line, ImportRefusal.DETAILS_INVALID, fault.get() + "."));
            } else {
                if (!dryRun) {
                    clients.register(client, actor);
                }
                outcomes.add(LineOutcome.accepted(line.reference(), client.clientId()));
            }
        }
        return outcomes;
    }

    static String twice(String reference) {
        return "An earlier line has the reference \"" + reference + "\" too.";
    }

    private static LineOutcome refused(ClientLine line, ImportRefusal reason, String detail) {
        return LineOutcome.refused(line.reference(), reason.code(), detail);
    }

    private static ImportedClient client(OldSystem system, ClientLine line) {
        return new ImportedClient(
                system.client(line.reference()),
                line.givenName(),
                line.familyName(),
                line.email(),
                line.phone(),
                line.language(),
                line.reminders());
    }
}

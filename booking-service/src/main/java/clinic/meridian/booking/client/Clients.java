package clinic.meridian.booking.client;

import clinic.meridian.platform.refusal.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The clients as they stand.
@Component
public class Clients {

    private final ClientTable table;

    Clients(ClientTable table) {
        this.table = table;
    }

    public Optional<ClientView> find(UUID clientId) {
        return table.find(clientId);
    }

    /// @throws Refused when there is no client of this id
    public ClientView mustFind(UUID clientId) {
        return find(clientId)
                .orElseThrow(() -> new Refused(ClientRefusal.CLIENT_UNKNOWN, "There is no client of this id."));
    }

    /// What to call these clients, by id.
    public Map<UUID, String> names(Collection<UUID> clientIds) {
        return clientIds.isEmpty() ? Map.of() : table.names(clientIds);
    }

    /// First names and initials of these clients, by id, for where others may look.
    public Map<UUID, String> shortNames(Collection<UUID> clientIds) {
        return clientIds.isEmpty() ? Map.of() : table.shortNames(clientIds);
    }

    /// Clients by name, e-mail address or telephone number; all of them where nothing is asked for.
    ///
    /// @param after the client with whom the last page ended
    public List<ClientView> search(@Nullable String query, @Nullable UUID after, int limit) {
        if (query == null || query.isBlank()) {
            return table.all(after, limit);
        }
        Set<String> terms = ClientSearch.termsIn(query);
        return terms.isEmpty() ? List.of() : table.withAll(terms, after, limit);
    }
}

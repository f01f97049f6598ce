package clinic.meridian.local.home.identity;

import clinic.meridian.local.home.HomeSettings;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// The people of the demo clinic. They share one generated password, and exist in the local profile only.
@Component
@Profile("local")
public class DemoAccounts implements ApplicationRunner {
    private static final List<String> EVERYWHERE = List.of();

    private final AccountTable accounts;
    private final PasswordEncoder passwords;
    private final HomeSettings settings;

    DemoAccounts(AccountTable accounts, PasswordEncoder passwords, HomeSettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
    }

    /// In the order in which the entry page shows them.
    public static List<Account> all() {
        return List.of(
                new Account("desk", "Anna Lindner", List.of("FRONT_DESK"), EVERYWHERE),
                practitioner("mei", "Mei Chen"),
                new Account("manager", "Clara Vogt", List.of("MANAGER"), EVERYWHERE),
                new Account(
                        "admin", "Robin Keller", List.of("FRONT_DESK", "PRACTITIONER", "MANAGER", "ADMIN"), EVERYWHERE),
                practitioner("jonas", "Jonas Brandt"),
                practitioner("aiko", "Aiko Sato"),
                practitioner("sofia", "Sofia Marino"),
                practitioner("ravi", "Ravi Menon"));
    }

    private static Account practitioner(String username, String displayName) {
        return new Account(username, displayName, List.of("PRACTITIONER"), EVERYWHERE);
    }

    /// Hashing takes its time on purpose; the password is the same for all, so one hash is made, and kept.
    @Override
    public void run(ApplicationArguments arguments) {
        var first = all().getFirst().username();
        var hash = accounts.password(first)
                .filter(stored -> passwords.matches(settings.home().demoPassword(), stored))
                .orElseGet(() -> passwords.encode(settings.home().demoPassword()));
        all().forEach(account -> accounts.save(account, hash));
    }
}

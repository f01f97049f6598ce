package clinic.meridian.platform.security;

import java.util.Arrays;
import java.util.Optional;

/// What somebody is in the clinic. A person may be several.
public enum Role {
    FRONT_DESK,
    PRACTITIONER,
    MANAGER,
    ADMIN;

    /// As Spring Security writes it.
    public String authority() {
        return "ROLE_" + name();
    }

    static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
    }
}

package clinic.meridian.local.home.identity;

import java.util.List;

/// A person who may sign in.
///
/// @param username    what she types; also the `sub` of her tokens
/// @param displayName what others see
/// @param roles       `FRONT_DESK`, `PRACTITIONER`, `MANAGER`, `ADMIN`
/// @param locations   the ids of the locations that she works at; empty for all
public record Account(String username, String displayName, List<String> roles, List<String> locations) {}

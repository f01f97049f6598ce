package clinic.meridian.platform.shell;

/// A service's bean that puts a search field in the top bar; without one there is none.
///
/// @param path of the page that answers, with the words in `query`; while somebody types, htmx asks it for links of
/// the role `option`, each with an id
/// @param label what can be searched for: "Client, phone or e-mail"
public record ShellSearch(String path, String label) {}

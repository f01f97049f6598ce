package clinic.meridian.platform.shell;

import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.Shell.Person;
import clinic.meridian.platform.shell.Shell.Place;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.thymeleaf.context.LazyContextVariable;

/// Offers the [Shell] to every page, also to one that tells of a refusal. It is made when a template asks for it, so
/// that
/// fragments, redirects and answers for programs cost nothing.
final class Shells implements HandlerInterceptor {

    private final Urls urls;
    private final Locations locations;
    private final ObjectProvider<ShellSearch> search;

    Shells(Urls urls, Locations locations, ObjectProvider<ShellSearch> search) {
        this.urls = urls;
        this.locations = locations;
        this.search = search;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute("shell", new LazyContextVariable<Shell>() {
            @Override
            protected Shell loadValue() {
                return shell(request);
            }
        });
        return true;
    }

    private Shell shell(HttpServletRequest request) {
        Optional<SignedIn> person =
                SignedIn.of(SecurityContextHolder.getContext().getAuthentication());
        return new Shell(
                urls.home().toString(),
                person.map(this::workplaces).orElse(List.of()),
                locations.of(request),
                locations.known(request),
                here(request),
                person.map(Person::of).orElse(null),
                search.getIfAvailable(),
                person.filter(one -> one.is(Role.MANAGER) || one.is(Role.ADMIN))
                        .map(one -> urls.booking().resolve("/setup").toString())
                        .orElse(null));
    }

    private List<Place> workplaces(SignedIn person) {
        return Arrays.stream(Workplace.values())
                .filter(workplace -> workplace.isFor(person))
                .map(workplace -> new Place(
                        workplace.name(),
                        workplace.label(),
                        workplace.address(urls).toString()))
                .toList();
    }

    private static String here(HttpServletRequest request) {
        String query = Stream.of(
                        Objects.requireNonNullElse(request.getQueryString(), "").split("&", -1))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith(Locations.PARAMETER + "="))
                .collect(Collectors.joining("&"));
        return request.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
    }
}

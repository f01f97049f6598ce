package clinic.meridian.platform.shell;

import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.Shell.Person;
import clinic.meridian.platform.shell.Shell.Place;
import clinic.meridian.platform.web.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/// Puts the [Shell] around every page that a handler names; fragments and redirects need none.
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
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || ProblemAnswers.isFragment(request)) {
            return;
        }
        String view = page.getViewName();
        if (view != null && !view.startsWith("redirect:") && !view.startsWith("forward:")) {
            page.addObject("shell", shell(request));
        }
    }

    private Shell shell(HttpServletRequest request) {
        Optional<SignedIn> person =
                SignedIn.of(SecurityContextHolder.getContext().getAuthentication());
        return new Shell(
                urls.home().toString(),
                person.map(this::workplaces).orElse(List.of()),
                locations.of(request),
                locations.chosen(request),
                here(request),
                person.map(Person::of).orElse(null),
                search.getIfAvailable());
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

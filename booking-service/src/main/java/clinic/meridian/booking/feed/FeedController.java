package clinic.meridian.booking.feed;

import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayHaveFeed;
import clinic.meridian.platform.security.Public;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.Urls;
import clinic.meridian.platform.time.ClinicClock;
import jakarta.validation.Valid;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Calendar feeds over HTTP: managers and the practitioner herself open and close one, and calendar programs read it
/// without signing in, by its address alone.
@RestController
class FeedController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final FeedTable feeds;
    private final PractitionerCalendar calendar;
    private final Practitioners practitioners;
    private final ClinicClock clock;
    private final Urls urls;

    FeedController(
            FeedTable feeds, PractitionerCalendar calendar, Practitioners practitioners, ClinicClock clock, Urls urls) {
        this.feeds = feeds;
        this.calendar = calendar;
        this.practitioners = practitioners;
        this.clock = clock;
        this.urls = urls;
    }

    /// @param names whether clients appear with first name and initial; they do not unless asked for
    record OpenRequest(@Nullable Boolean names) {}

    /// @param url what a calendar program subscribes to; it is told once and cannot be asked for again
    record Opened(URI url) {}

    @MayHaveFeed
    @PostMapping("/api/v1/practitioners/{practitionerId}/feed")
    ResponseEntity<Opened> open(
            @PathVariable UUID practitionerId,
            @Valid @RequestBody(required = false) @Nullable OpenRequest request,
            SignedIn person) {
        PractitionerView practitioner = own(practitionerId, person);
        if (calendar.hasLeft(practitioner)) {
            throw new Refused(FeedRefusal.HAS_LEFT, "Her last day was " + practitioner.lastDay() + ".");
        }
        boolean names = request != null && Boolean.TRUE.equals(request.names());
        FeedSecret secret = FeedSecret.fresh();
        feeds.replace(practitionerId, secret, names, clock.now(), person.userName());
        URI url = urls.booking().resolve("/feeds/" + secret.text() + ".ics");
        return ResponseEntity.created(url).body(new Opened(url));
    }

    @MayHaveFeed
    @DeleteMapping("/api/v1/practitioners/{practitionerId}/feed")
    ResponseEntity<Void> close(@PathVariable UUID practitionerId, SignedIn person) {
        own(practitionerId, person);
        feeds.delete(practitionerId);
        return ResponseEntity.noContent().build();
    }

    private PractitionerView own(UUID practitionerId, SignedIn person) {
        PractitionerView practitioner = practitioners
                .find(practitionerId)
                .orElseThrow(
                        () -> new Refused(FeedRefusal.PRACTITIONER_UNKNOWN, "There is no practitioner of this id."));
        if (!person.is(Role.MANAGER)
                && !person.is(Role.ADMIN)
                && !person.userName().equals(practitioner.username())) {
            throw new AccessDeniedException("Is another practitioner");
        }
        return practitioner;
    }

    @Public
    @GetMapping("/feeds/{secret}.ics")
    ResponseEntity<byte[]> read(@PathVariable String secret) {
        byte[] content = FeedSecret.parse(secret)
                .flatMap(given -> feeds.find(given.feedId()).filter(feed -> given.fits(feed.keyHash())))
                .flatMap(calendar::of)
                .map(CalendarFile::bytes)
                .orElseThrow(() -> new Refused(
                        FeedRefusal.FEED_UNKNOWN,
                        "It has another address now, or none. Whoever gave you this one can give you a new one."));
        return ResponseEntity.ok()
                .eTag(etag(content))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(CALENDAR)
                .body(content);
    }

    /// Changes exactly when the content does.
    private static String etag(byte[] content) {
        return '"' + HexFormat.of().formatHex(Sha256.of(content), 0, 16) + '"';
    }
}

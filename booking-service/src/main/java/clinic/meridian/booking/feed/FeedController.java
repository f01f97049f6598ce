package clinic.meridian.booking.feed;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayHaveFeed;
import clinic.meridian.platform.security.Public;
import clinic.meridian.platform.security.SignedIn;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
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

    private static final String CALENDAR = "text/calendar;charset=UTF-8";

    private final Feeds feeds;
    private final FeedTable table;
    private final PractitionerCalendar calendar;

    FeedController(Feeds feeds, FeedTable table, PractitionerCalendar calendar) {
        this.feeds = feeds;
        this.table = table;
        this.calendar = calendar;
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
        boolean names = request != null && Boolean.TRUE.equals(request.names());
        URI url = feeds.open(practitionerId, names, person);
        return ResponseEntity.created(url).body(new Opened(url));
    }

    @MayHaveFeed
    @DeleteMapping("/api/v1/practitioners/{practitionerId}/feed")
    ResponseEntity<Void> close(@PathVariable UUID practitionerId, SignedIn person) {
        feeds.close(practitionerId, person);
        return ResponseEntity.noContent().build();
    }

    @Public
    @GetMapping(path = "/feeds/{secret}.ics", produces = CALENDAR)
    ResponseEntity<byte[]> read(@PathVariable String secret) {
        byte[] content = FeedSecret.parse(secret)
                .flatMap(given -> table.find(given.feedId()).filter(feed -> given.fits(feed.keyHash())))
                .flatMap(calendar::of)
                .map(CalendarFile::bytes)
                .orElseThrow(() -> new Refused(
                        FeedRefusal.FEED_UNKNOWN,
                        "It has another address now, or none. Whoever gave you this one can give you a new one."));
        return ResponseEntity.ok()
                .eTag(etag(content))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(content);
    }

    /// Changes exactly when the content does.
    private static String etag(byte[] content) {
        return '"' + HexFormat.of().formatHex(Sha256.of(content), 0, 16) + '"';
    }
}

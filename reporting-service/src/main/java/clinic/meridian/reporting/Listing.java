package clinic.meridian.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import clinic.meridian.platform.web.input.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list, as callers get it.
///
/// @param asOf clinic time at which it was read; read models are as new as what had arrived by then
/// @param next cursor for the part after it; absent at the end
public record Listing<T>(
        Instant asOf, List<T> items, @Nullable String next) {

    /// Items that a part holds when nobody says otherwise, and at most.
    public static final int DEFAULT_LIMIT = 200;

    public static final int MAX_LIMIT = 500;

    private static final int LONGEST_CURSOR = 400;

    public Listing {
        items = List.copyOf(items);
    }

    /// @param found up to one more than `limit`, which tells that there is more
    /// @param place of the last item in the order of the list
    public static <T> Listing<T> of(Instant asOf, List<T> found, int limit, Function<T, Place> place) {
        boolean more = found.size() > limit;
        List<T> items = more ? found.subList(0, limit) : found;
        return new Listing<>(asOf, items, more ? place.apply(items.getLast()).cursor() : null);
    }

    /// A place in a list that is ordered by a moment and an id.
    public record Place(Instant moment, String id) {

        /// Before everything.
        public static final Place FIRST = new Place(Instant.parse("0001-01-01T00:00:00Z"), "");

        /// After everything.
        public static final Place LAST = new Place(Instant.parse("9999-01-01T00:00:00Z"), "");

        /// @throws InvalidInput for a cursor that was never ours
        public static Place of(@Nullable String cursor, Place start) {
            if (cursor == null || cursor.isEmpty()) {
                return start;
            }
            try {
                if (cursor.length() > LONGEST_CURSOR) {
                    throw new IllegalArgumentException("too long");
                }
                String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
                int bar = text.indexOf('|');
                Instant moment = Instant.parse(text.substring(0, Math.max(0, bar)));
                if (moment.isBefore(FIRST.moment) || moment.isAfter(LAST.moment) || text.indexOf('\0') >= 0) {
                    throw new IllegalArgumentException("outside of every list");
                }
                return new Place(moment, text.substring(bar + 1));
            } catch (IllegalArgumentException | DateTimeException notOurs) {
                throw InvalidInput.field("cursor", "must be the `next` of an earlier answer");
            }
        }

        String cursor() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((moment + "|" + id).getBytes(UTF_8));
        }
    }
}

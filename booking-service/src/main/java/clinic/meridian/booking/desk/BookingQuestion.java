package clinic.meridian.booking.desk;

import clinic.meridian.booking.availability.SlotChoice;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What the booking page has been told so far; everything may still be open.
///
/// @param practitionerId absent: any
/// @param roomId absent: any
/// @param date absent: today
/// @param time where a free place in the diary was pressed
/// @param seriesId the series that the visit is to belong to
/// @param query what a client is looked for by
/// @param hold the start that was chosen, and is held
public record BookingQuestion(
        @Nullable UUID clientId,
        @Nullable String service,
        @Nullable UUID practitionerId,
        @Nullable UUID roomId,
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        @Nullable UUID seriesId,
        @Nullable String query,
        @Nullable UUID hold) {

    /// The page's address without the client, for coming back with one.
    String withoutClient(UUID locationId) {
        return address(locationId, null, service, date);
    }

    /// The page's address without the service, for choosing another.
    String withoutService(UUID locationId) {
        return address(locationId, clientId, null, date);
    }

    /// The page's address on another day.
    String on(UUID locationId, LocalDate otherDate) {
        return address(locationId, clientId, service, otherDate);
    }

    /// The same with a start that is held, or none any more. Which time was pressed in the diary no longer matters.
    BookingQuestion holding(@Nullable UUID held) {
        return new BookingQuestion(clientId, service, practitionerId, roomId, date, null, seriesId, query, held);
    }

    /// The same on the day of a start that was chosen.
    BookingQuestion onDayOf(SlotChoice chosen) {
        return new BookingQuestion(
                clientId,
                service,
                practitionerId,
                roomId,
                chosen.start().local().toLocalDate(),
                time,
                seriesId,
                query,
                hold);
    }

    /// The page's address.
    String address(UUID locationId) {
        return address(locationId, clientId, service, date);
    }

    private String address(UUID locationId, @Nullable UUID client, @Nullable String chosen, @Nullable LocalDate day) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/book").queryParam("locationId", locationId);
        add(address, "clientId", client);
        add(address, "service", chosen);
        add(address, "practitionerId", practitionerId);
        add(address, "roomId", roomId);
        add(address, "date", day);
        add(address, "time", time);
        add(address, "seriesId", seriesId);
        add(address, "hold", hold);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            address.queryParam(name, value.toString());
        }
    }
}

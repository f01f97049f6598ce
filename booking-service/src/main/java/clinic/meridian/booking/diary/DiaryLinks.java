package clinic.meridian.booking.diary;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// Where one gets from a page of the diary; what goes without saying is left out of an address.
///
/// @param following the page is of today, whichever day that is
/// @param columns `rooms` or `practitioners`
public record DiaryLinks(String locationId, LocalDate date, boolean following, DiaryView view, String columns) {

    static final String ROOMS = "rooms";
    static final String PRACTITIONERS = "practitioners";

    public String getBefore() {
        return to(date.minusDays(view.getDays()), view, columns);
    }

    public String getToday() {
        return to(null, view, columns);
    }

    public String getAfter() {
        return to(date.plusDays(view.getDays()), view, columns);
    }

    public String getDay() {
        return to(kept(), DiaryView.DAY, columns);
    }

    public String getWeek() {
        return to(kept(), DiaryView.WEEK, columns);
    }

    public String getList() {
        return to(kept(), DiaryView.LIST, columns);
    }

    public String getByRooms() {
        return to(kept(), DiaryView.DAY, ROOMS);
    }

    public String getByPractitioners() {
        return to(kept(), DiaryView.DAY, PRACTITIONERS);
    }

    private @Nullable LocalDate kept() {
        return following ? null : date;
    }

    private String to(@Nullable LocalDate day, DiaryView shown, String by) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/").queryParam("locationId", locationId);
        if (day != null) {
            address.queryParam("date", day);
        }
        if (shown != DiaryView.DAY) {
            address.queryParam("view", shown.getPath());
        }
        if (by.equals(PRACTITIONERS)) {
            address.queryParam("columns", by);
        }
        return address.toUriString();
    }
}

package clinic.meridian.booking.setup;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.FieldProblem;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what was typed into a form. What cannot be read is noted beside its field, in words, and all of it is told at
/// once: nothing that was read may be used before [#mustBeRight].
final class FormInput {

    /// A name of a person, room or place.
    static final String NAME = "[^\\p{Cntrl}]{1,100}";

    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3])(?:[:.h]?([0-5]\\d))?");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final HttpServletRequest request;
    private final List<FieldProblem> problems = new ArrayList<>();

    FormInput(HttpServletRequest request) {
        this.request = request;
    }

    boolean has(String field) {
        return request.getParameter(field) != null;
    }

    /// @throws InvalidInput when something could not be read
    void mustBeRight() {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void wrong(String field, String words) {
        problems.add(new FieldProblem(field, words));
    }

    /// The version of what the page showed.
    ExpectedVersion version() {
        String version = given("version");
        return VERSION.matcher(version).matches()
                ? new ExpectedVersion(false, Set.of(Long.parseLong(version)))
                : new ExpectedVersion(false, Set.of());
    }

    private String given(String field) {
        String value = request.getParameter(field);
        return value == null ? "" : value.strip();
    }

    private List<String> all(String field) {
        String[] values = request.getParameterValues(field);
        return values == null ? List.of() : Arrays.asList(values);
    }

    /// Text that must be there. Browsers end lines with CR LF; we keep LF.
    ///
    /// @param missing said where it is not
    String text(String field, int longest, String missing) {
        String text = given(field).replace("\r\n", "\n");
        if (text.isEmpty()) {
            wrong(field, missing);
        } else if (text.length() > longest) {
            wrong(field, "At most " + longest + " characters, please; this has " + text.length() + ".");
        }
        return text;
    }

    /// One line that must be there and look like this.
    ///
    /// @param words said where it is missing or looks otherwise
    String line(String field, String pattern, String words) {
        String line = given(field);
        if (!line.matches(pattern)) {
            wrong(field, words);
        }
        return line;
    }

    @Nullable
    String optionalLine(String field, String pattern, String words) {
        return given(field).isEmpty() ? null : line(field, pattern, words);
    }

    int number(String field, int least, int most, String words) {
        String number = given(field);
        if (number.matches("\\d{1,5}")) {
            int value = Integer.parseInt(number);
            if (value >= least && value <= most) {
                return value;
            }
        }
        wrong(field, words);
        return least;
    }

    /// Everything that was ticked.
    List<String> ticked(String field, String missing) {
        List<String> ticked = all(field).stream().distinct().toList();
        if (ticked.isEmpty()) {
            wrong(field, missing);
        }
        return ticked;
    }

    LocalDate date(String field, String missing) {
        String date = given(field);
        if (date.isEmpty()) {
            wrong(field, missing);
            return FIRST_DAY;
        }
        LocalDate day = readDay(date);
        if (day == null) {
            wrong(field, "Write the day like 2026-11-24.");
            return FIRST_DAY;
        }
        return day;
    }

    private static @Nullable LocalDate readDay(String text) {
        try {
            LocalDate day = LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
            return day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY) ? null : day;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /// A stretch of days, or of hours where times are given: `from` begins it, `to` is its last day or its end.
    record Stretch(StatedTime from, StatedTime to) {}

    Stretch stretch() {
        LocalDate from = date("from", "When does it begin?");
        LocalDate to = given("to").isEmpty() ? from : date("to", "When does it end?");
        LocalTime begins = given("fromTime").isEmpty() ? LocalTime.MIDNIGHT : clock("fromTime");
        boolean wholeDay = given("toTime").isEmpty();
        LocalDateTime start = from.atTime(begins);
        LocalDateTime end = wholeDay ? to.plusDays(1).atStartOfDay() : to.atTime(clock("toTime"));
        if (problems.isEmpty() && !start.isBefore(end)) {
            wrong(wholeDay ? "to" : "toTime", "It must end after it begins.");
        }
        return new Stretch(StatedTime.of(start), StatedTime.of(end));
    }

    private LocalTime clock(String field) {
        LocalTime time = readClock(given(field));
        if (time == null) {
            wrong(field, "Write the time like 9:00 or 17:30.");
            return LocalTime.MIDNIGHT;
        }
        return time;
    }

    /// Why: one of a few, and what people want to add.
    Reason reason() {
        String code = line("reason", Reason.CODE_PATTERN, "Choose a reason.");
        String note = given("note");
        if (note.length() > 500) {
            wrong("note", "At most 500 characters, please; this has " + note.length() + ".");
        }
        return problems.isEmpty() ? new Reason(code, note) : new Reason(Reason.OTHER, null);
    }

    /// A week's hours; what is wrong stands under its day's name.
    List<DayHours> week() {
        List<DayHours> hours = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<DayHours> stretches = new ArrayList<>();
            String fault = read(day, stretches);
            if (fault == null) {
                hours.addAll(stretches);
            } else {
                wrong(day.name(), fault);
            }
        }
        return hours;
    }

    private @Nullable String read(DayOfWeek day, List<DayHours> stretches) {
        List<String> froms = all(day + ".from");
        List<String> tos = all(day + ".to");
        for (int i = 0; i < Math.max(froms.size(), tos.size()); i++) {
            String from = i < froms.size() ? froms.get(i).strip() : "";
            String to = i < tos.size() ? tos.get(i).strip() : "";
            if (from.isEmpty() && to.isEmpty()) {
                continue;
            }
            if (from.isEmpty() || to.isEmpty()) {
                return "Give both a beginning and an end, or leave both empty.";
            }
            LocalTime begins = readClock(from);
            LocalTime ends = readClock(to);
            if (begins == null || ends == null) {
                return "Write times like 9:00 or 17:30; the day ends at 23:59.";
            }
            if (!begins.isBefore(ends)) {
                return begins + " to " + ends + " ends before it begins.";
            }
            stretches.add(new DayHours(day, begins, ends));
        }
        return overlap(stretches);
    }

    private static @Nullable String overlap(List<DayHours> stretches) {
        stretches.sort(Comparator.comparing(DayHours::from));
        for (int i = 1; i < stretches.size(); i++) {
            if (stretches.get(i).from().isBefore(stretches.get(i - 1).to())) {
                return "These hours overlap from " + stretches.get(i).from() + " on.";
            }
        }
        return null;
    }

    /// `9`, `9:00`, `09.30` and `1730` alike.
    static @Nullable LocalTime readClock(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return null;
        }
        return LocalTime.of(
                Integer.parseInt(clock.group(1)), clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2)));
    }
}

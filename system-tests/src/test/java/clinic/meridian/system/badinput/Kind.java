package clinic.meridian.system.badinput;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a field holds, and with that, what it must never hold. Values are raw JSON.
enum Kind {
    /// A name, an address: anything but nothing.
    TEXT,
    /// Anything at all, or nothing.
    NOTE,
    EMAIL,
    ZONE,
    /// A word in capitals out of a list that never changes.
    CODE,
    /// A word in capitals out of a list that the clinic keeps.
    ENTRY,
    PHONE,
    /// The id of something that exists.
    ID,
    WHOLE,
    /// A whole number that may be negative.
    DIFFERENCE,
    TRUTH,
    DATE,
    MOMENT,
    TIME,
    LIST,
    OBJECT,
    /// A code, with or without a note.
    REASON,
    /// Needles at points.
    NEEDLES,
    /// A slot as a page offers it; in forms alone.
    SLOT,
    /// A visit as a page shows it, with its version; in forms alone.
    SEEN;

    private static final String NUL = "\"a\\u0000b\"";
    private static final String HALF_A_CHARACTER = "\"a\\ud800b\"";
    private static final String HUGE = "\"" + "x".repeat(100_000) + "\"";

    /// Values that are refused for their shape alone.
    List<String> nonsense() {
        var values = new ArrayList<>(List.of("{\"a\":1}"));
        switch (this) {
            case TEXT ->
                values.addAll(List.of("[\"a\"]", "17", "true", "\"\"", "\"   \"", NUL, HALF_A_CHARACTER, HUGE));
            case NOTE -> values.addAll(List.of("[\"a\"]", "17", NUL, HALF_A_CHARACTER, HUGE));
            case EMAIL -> values.addAll(List.of("17", "\"not an address\"", "\"a@\"", NUL, HALF_A_CHARACTER, HUGE));
            case ZONE -> values.addAll(List.of("17", "\"\"", "\"Mars/Olympus\"", NUL, HALF_A_CHARACTER, HUGE));
            case ENTRY -> values.addAll(List.of("17", "[]", "\"\"", NUL, HALF_A_CHARACTER, HUGE));
            case PHONE -> values.addAll(List.of("17", "[]", "\"call me\"", NUL, HALF_A_CHARACTER, HUGE));
            case CODE -> values.addAll(List.of("17", "[]", "\"\"", "\"NONSENSE\"", NUL, HALF_A_CHARACTER, HUGE));
            case ID -> values.addAll(List.of("17", "\"\"", "\"no-such-id\"", NUL, HALF_A_CHARACTER, HUGE));
            case WHOLE -> values.addAll(List.of("\"a\"", "1.5", "true", "[]", "-1", "99999999999999999999", "1e400"));
            case DIFFERENCE ->
                values.addAll(List.of("\"a\"", "1.5", "true", "[]", "0", "99999999999999999999", "1e400"));
            case TRUTH -> values.addAll(List.of("\"perhaps\"", "17", "[]"));
            case DATE ->
                values.addAll(List.of(
                        "17", "\"\"", "\"tomorrow\"", "\"2026-02-30\"", "\"+999999999-12-31\"", "\"-4000-01-01\""));
            case MOMENT ->
                values.addAll(List.of(
                        "17",
                        "\"\"",
                        "\"soon\"",
                        "\"2026-02-30T10:00\"",
                        "\"+999999999-12-31T10:00\"",
                        "\"-4000-01-01T10:00\"",
                        "\"2026-03-02T10:00+99:00\"",
                        NUL));
            case TIME -> values.addAll(List.of("17", "\"\"", "\"25:00\"", "\"noon\""));
            case LIST -> values.addAll(List.of("\"a\"", "17", "[null]", "[[[]]]", many()));
            case OBJECT -> {
                values.clear();
                values.addAll(List.of("\"a\"", "17", "[]"));
            }
            case SLOT, SEEN -> throw new IllegalStateException(this + " stands in no JSON");
            case REASON ->
                values.addAll(List.of(
                        "17", "[]", "true", NUL, HALF_A_CHARACTER, HUGE, "{\"code\":17}", "{\"code\":\"not a code\"}"));
            case NEEDLES ->
                values.addAll(List.of(
                        "\"a\"",
                        "17",
                        "[]",
                        "[null]",
                        "[[]]",
                        "[{}]",
                        needle("0"),
                        needle("-1"),
                        needle("1.5"),
                        needle("99999999999"),
                        needle("\"one\""),
                        needle("null"),
                        "[{\"point\":\"ST4\",\"side\":\"UP\",\"count\":1}]",
                        "[{\"point\":" + NUL + ",\"side\":\"LEFT\",\"count\":1}]",
                        "[{\"point\":" + HUGE + ",\"side\":\"LEFT\",\"count\":1}]"));
        }
        return List.copyOf(values);
    }

    /// What a form may send in this field's place and is refused for its shape alone, percent-encoded.
    List<String> mistyped() {
        var values = new ArrayList<>(List.of("a%00b"));
        values.addAll(
                switch (this) {
                    case TEXT -> List.of("", "++", "%ED%A0%80", "x".repeat(5_000));
                    case NOTE -> List.of("%ED%A0%80", "x".repeat(5_000));
                    case EMAIL -> List.of("not+an+address", "a%40", "a".repeat(300) + "%40mail.example");
                    case ZONE -> List.of("", "Mars/Olympus");
                    case CODE -> List.of("not+a+code", "NONSENSE");
                    case ENTRY -> List.of("not+a+code");
                    case REASON -> List.of("not+a+code", "not-a-code", "_");
                    case PHONE -> List.of("call+me", "1".repeat(5_000));
                    case ID -> List.of("17", "no-such-id");
                    case WHOLE -> List.of("a", "1.5", "-1", "99999999999999999999");
                    case TRUTH -> List.of("perhaps", "17");
                    case DATE -> List.of("tomorrow", "2026-02-30", "%2B999999999-12-31", "-4000-01-01");
                    case TIME -> List.of("25:00", "noon");
                    case SLOT ->
                        List.of(
                                "",
                                "~",
                                "2027-03-01T09:00",
                                "2027-03-01T09:00~no-such-id",
                                "2027-02-30T09:00~" + UUID.randomUUID(),
                                "9999-03-01T09:00~" + UUID.randomUUID());
                    case SEEN -> List.of("", "~", "no-such-id~1", UUID.randomUUID() + "~a", UUID.randomUUID() + "~-1");
                    case DIFFERENCE, MOMENT, LIST, OBJECT, NEEDLES -> List.of();
                });
        return List.copyOf(values);
    }

    /// Values of the right shape that mean nothing here, where a form sends them.
    List<String> unknown() {
        return switch (this) {
            case ID -> List.of(UUID.randomUUID().toString());
            case ENTRY -> List.of("NONSENSE");
            case SLOT -> List.of("2027-03-01T09:00~" + UUID.randomUUID());
            case SEEN -> List.of(UUID.randomUUID() + "~1");
            case TEXT,
                    NOTE,
                    EMAIL,
                    ZONE,
                    CODE,
                    PHONE,
                    WHOLE,
                    DIFFERENCE,
                    TRUTH,
                    DATE,
                    MOMENT,
                    TIME,
                    LIST,
                    OBJECT,
                    REASON,
                    NEEDLES -> List.of();
        };
    }

    /// Values of the right shape that mean nothing here.
    List<String> meaningless() {
        return switch (this) {
            case ID -> List.of("\"" + UUID.randomUUID() + "\"");
            case ENTRY -> List.of("\"NONSENSE\"");
            case MOMENT -> List.of("\"1970-01-01T10:00\"", "\"9999-12-31T23:55\"");
            case NEEDLES ->
                List.of(
                        "[{\"point\":\"ST999\",\"side\":\"LEFT\",\"count\":1}]",
                        "[{\"point\":\"ST4\",\"count\":1}]",
                        "[{\"point\":\"GV20\",\"side\":\"LEFT\",\"count\":1}]",
                        "[{\"zone\":\"nowhere\",\"side\":\"LEFT\",\"count\":1}]");
            case TEXT,
                    NOTE,
                    EMAIL,
                    PHONE,
                    ZONE,
                    CODE,
                    WHOLE,
                    DIFFERENCE,
                    TRUTH,
                    DATE,
                    TIME,
                    LIST,
                    OBJECT,
                    REASON,
                    SLOT,
                    SEEN -> List.of();
        };
    }

    private static String needle(String count) {
        return "[{\"point\":\"ST4\",\"side\":\"LEFT\",\"count\":" + count + "}]";
    }

    private static String many() {
        return "[" + "\"x\",".repeat(20_000) + "\"x\"]";
    }
}

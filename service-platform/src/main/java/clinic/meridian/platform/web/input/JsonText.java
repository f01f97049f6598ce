package clinic.meridian.platform.web.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// One pass over a JSON text before it is bound to anything, so that the limits hold for every string, key and number
/// in
/// it, also where a field takes any JSON. Only these are judged; whether it is JSON at all is the parser's to say.
final class JsonText {

    private final String json;
    private final Deque<Place> path = new ArrayDeque<>();
    private int at;

    private JsonText(String json) {
        this.json = json;
    }

    /// @throws InvalidInput naming the field and what is wrong with it
    static void check(byte[] body) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw InvalidInput.field("", "must be UTF-8");
        }
        new JsonText(text).check();
    }

    private void check() {
        while (at < json.length()) {
            char c = json.charAt(at++);
            switch (c) {
                case '{' -> enter(new Place(false));
                case '[' -> enter(new Place(true));
                case '}', ']' -> path.pollLast();
                case ',' -> next();
                case '"' -> string();
                case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
                case 0 -> throw wrong(CleanText.NUL);
                default -> {
                    // Blanks, colons, literals: the parser's business.
                }
            }
        }
    }

    private void enter(Place place) {
        path.addLast(place);
        if (path.size() > InputLimits.DEPTH) {
            throw InvalidInput.field("", "must not nest deeper than " + InputLimits.DEPTH + " levels");
        }
    }

    private void next() {
        Place place = path.peekLast();
        if (place != null) {
            place.index++;
            place.keyExpected = !place.list;
        }
    }

    private void string() {
        int start = at;
        while (at < json.length() && json.charAt(at) != '"') {
            char c = json.charAt(at);
            if (c == 0) {
                throw wrong(CleanText.NUL);
            }
            at += c == '\\' ? escape() : 1;
            if (at - start > InputLimits.TEXT) {
                throw wrong("must not be longer than " + InputLimits.TEXT + " characters");
            }
        }
        Place place = path.peekLast();
        if (place != null && place.keyExpected) {
            place.key = json.substring(start, Math.min(at, json.length()));
            place.keyExpected = false;
        }
        at++;
    }

    /// @return the escape's length
    private int escape() {
        int unit = unit(at);
        if (unit < 0) {
            return 2;
        }
        if (unit == 0) {
            throw wrong(CleanText.NUL);
        }
        if (Character.isHighSurrogate((char) unit)) {
            int low = unit(at + 6);
            if (low < 0 || !Character.isLowSurrogate((char) low)) {
                throw wrong(CleanText.LONE_SURROGATE);
            }
            return 12;
        }
        if (Character.isLowSurrogate((char) unit)) {
            throw wrong(CleanText.LONE_SURROGATE);
        }
        return 6;
    }

    /// The UTF-16 unit written as an escape at this index; -1 when there is none.
    private int unit(int index) {
        if (index + 6 > json.length() || json.charAt(index) != '\\' || json.charAt(index + 1) != 'u') {
            return -1;
        }
        int value = 0;
        for (int i = index + 2; i < index + 6; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private void number() {
        int start = at - 1;
        int exponent = -1;
        while (at < json.length() && "0123456789+-.eE".indexOf(json.charAt(at)) >= 0) {
            if (json.charAt(at) == 'e' || json.charAt(at) == 'E') {
                exponent = at + 1;
            }
            at++;
        }
        if (at - start > InputLimits.NUMBER_LENGTH || (exponent > 0 && tooLarge(json.substring(exponent, at)))) {
            throw wrong("must be a number of ordinary size");
        }
    }

    private static boolean tooLarge(String exponent) {
        String digits = exponent.replaceFirst("^[+-]?0*", "");
        return digits.length() > 2
                || (digits.matches("\\d+") && Integer.parseInt(digits) > InputLimits.NUMBER_EXPONENT);
    }

    private InvalidInput wrong(String message) {
        List<String> parts = new ArrayList<>();
        for (Place place : path) {
            parts.add(place.list ? "[" + place.index + "]" : place.key);
        }
        String field = FieldPath.join(parts);
        return InvalidInput.field(field, message);
    }

    private static final class Place {
        final boolean list;
        boolean keyExpected;
        String key = "";
        int index;

        Place(boolean list) {
            this.list = list;
            this.keyExpected = !list;
        }
    }
}

package io.mlpservice.column;

import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds columns of text that are times of day, durations, or dates written as none is read. */
final class UnreadTimes {
    /** Of the different texts. */
    private static final int MOST_LOOKED_AT = 1_000;
    private static final int FEWEST = 2;
    private static final int FEW_OTHERS = 3;
    private static final double ODD_SHARE = 0.2;
    private static final int LONGEST = 60;

    private enum Kind {
        TIME_OF_DAY("(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?: ?[ap]\\.?m\\.?)?",
                "may be times of day or durations",
                "To learn from them, write dates with a time, such as 2024-01-31 14:30, or numbers, such as the minutes since midnight."),
        DURATION("-?\\d{1,4}:[0-5]\\d(?::[0-5]\\d)?(?:[.,]\\d+)?"
                + "|-?\\d+ days?,? [+-]?\\d{1,2}:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?"
                + "|P(?=[\\dT])(?:\\d+D)?(?:T(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?"
                + "|\\d+(?:[.,]\\d+)? ?(?:d|h|m|s)[a-z]{0,6}\\.?(?:,? ?\\d+(?:[.,]\\d+)? ?(?:h|m|s)[a-z]{0,6}\\.?){1,3}",
                "may be durations", "To learn from them, write numbers of one unit, such as minutes or seconds."),
        DATE("(?:\\p{L}{2,12}\\.?,? )?(?:0?[1-9]|[12]\\d|3[01])(?:\\.|\u00ba|er|st|nd|rd|th)?[ /-]{0,2}(?:de |d['\u2019]|of )?\\p{L}{3,12}\\.?,?[ /-](?:del? )?(?:1[5-9]|20)\\d\\d(?:[ ,.].{0,20})?"
                + "|(?:0?[1-9]|[12]\\d|3[01])[/-]\\p{L}{3,4}\\.?[/-]\\d\\d"
                + "|(?:\\p{L}{2,12}\\.?,? )?\\p{L}{3,12}\\.? {1,2}(?:0?[1-9]|[12]\\d|3[01])(?:\\.|st|nd|rd|th)?,? (?:\\d{1,2}:\\d\\d:\\d\\d .{0,6})?(?:1[5-9]|20)\\d\\d(?:[ ,].{0,20})?"
                + "|\\d{4} ?[\u5e74\ub144] ?\\d{1,2} ?[\u6708\uc6d4] ?\\d{1,2} ?[\u65e5\uc77c].{0,20}",
                "may be dates",
                "To have dates, write them like 2023-01-18 or 18 Jan 2023: months may be numbers or English names.");

        private final Pattern form;
        private final String guess;
        private final String advice;

        Kind(String form, String guess, String advice) {
            this.form = Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            this.guess = guess;
            this.advice = advice;
        }

        static @Nullable Kind of(String text) {
            if (text.length() <= LONGEST && text.chars().anyMatch(Character::isDigit)) {
                for (var kind : values()) {
                    if (kind.form.matcher(text).matches()) {
                        return kind;
                    }
                }
            }
            return null;
        }
    }

    private UnreadTimes() {}

    /**
     * What the values of a column of text may be and how to write them, if nearly all of them are of one kind.
     *
     * @param texts the different values
     */
    static Optional<String> sentence(Iterator<String> texts) {
        Map<Kind, String> first = new EnumMap<>(Kind.class);
        var fitting = 0;
        var odd = 0;
        while (texts.hasNext() && fitting + odd < MOST_LOOKED_AT && (odd <= FEW_OTHERS || odd <= fitting)) {
            var text = texts.next();
            var kind = Kind.of(text.strip());
            if (kind != null) {
                first.putIfAbsent(kind, text);
                fitting++;
            } else if (!OddCells.isGap(text)) {
                odd++;
            }
        }
        return fitting >= FEWEST && odd <= ODD_SHARE * (fitting + odd) ? sentence(first) : Optional.empty();
    }

    /** Durations of less than a day look like times of day. */
    private static Optional<String> sentence(Map<Kind, String> first) {
        var kind = first.containsKey(Kind.DURATION) ? Kind.DURATION : first.keySet().iterator().next();
        return kind != Kind.DATE && first.containsKey(Kind.DATE)
                ? Optional.empty()
                : Optional.of("Its values, such as '%s', %s, but are read as text. %s".formatted(
                        Messages.shortened(first.getOrDefault(kind, "")), kind.guess, kind.advice));
    }
}

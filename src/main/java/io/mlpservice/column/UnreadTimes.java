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

    /** Such as 36:05 and 1:02:03.5. */
    private static final String CLOCK_DURATION = "-?\\d{1,4}:[0-5]\\d(?::[0-5]\\d)?(?:[.,]\\d+)?";
    /** Such as 3 days 00:01:02. */
    private static final String DAYS_AND_CLOCK = "-?\\d+ days?,? [+-]?\\d{1,2}:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?";
    /** Such as PT5M. */
    private static final String ISO_DURATION = "P(?=[\\dT])(?:\\d+D)?(?:T(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?";
    /** Such as 4h 36m. */
    private static final String NUMBERS_WITH_UNITS = "\\d+(?:[.,]\\d+)? ?(?:d|h|m|s)[a-z]{0,6}\\.?(?:,? ?\\d+(?:[.,]\\d+)? ?(?:h|m|s)[a-z]{0,6}\\.?){1,3}";
    private static final String WEEKDAY = "(?:\\p{L}{2,12}\\.?,? )?";
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String YEAR = "(?:1[5-9]|20)\\d\\d";
    /** Such as 18 janvier 2023 and 18 de enero de 2023. */
    private static final String DAY_MONTH_YEAR = WEEKDAY + DAY
            + "(?:\\.|\u00ba|er|st|nd|rd|th)?[ /-]{0,2}(?:de |d['\u2019]|of )?\\p{L}{3,12}\\.?,?[ /-](?:del? )?" + YEAR
            + "(?:[ ,.].{0,20})?";
    /** Such as 26-ene-19. */
    private static final String DAY_MONTH_SHORT_YEAR = DAY + "[/-]\\p{L}{3,4}\\.?[/-]\\d\\d";
    /** Such as enero 18, 2023 and Wed Jan 18 09:30:00 +0000 2023. */
    private static final String MONTH_DAY_YEAR = WEEKDAY + "\\p{L}{3,12}\\.? {1,2}" + DAY
            + "(?:\\.|st|nd|rd|th)?,? (?:\\d{1,2}:\\d\\d:\\d\\d .{0,6})?" + YEAR + "(?:[ ,].{0,20})?";
    /** Such as 2023年1月18日. */
    private static final String EAST_ASIAN = "\\d{4} ?[\u5e74\ub144] ?\\d{1,2} ?[\u6708\uc6d4] ?\\d{1,2} ?[\u65e5\uc77c].{0,20}";

    private enum Kind {
        TIME_OF_DAY("(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?: ?[ap]\\.?m\\.?)?",
                "may be times of day or durations",
                "To learn from them, write dates with a time, such as 2024-01-31 14:30, or numbers, such as the minutes since midnight."),
        DURATION(CLOCK_DURATION + "|" + DAYS_AND_CLOCK + "|" + ISO_DURATION + "|" + NUMBERS_WITH_UNITS,
                "may be durations", "To learn from them, write numbers of one unit, such as minutes or seconds."),
        DATE(DAY_MONTH_YEAR + "|" + DAY_MONTH_SHORT_YEAR + "|" + MONTH_DAY_YEAR + "|" + EAST_ASIAN,
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

package io.mlpservice.engine.data;

import static io.mlpservice.engine.data.TextCursor.NONE;

/**
 * Reads a date from left to right. Columns have a million of them, so there are no patterns and no exceptions: what
 * cannot be read is −1 or NaN.
 */
final class DateText {
    private static final String[] MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december"};
    private static final String[] WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday"};
    private static final int SHORTEST_NAME = 3;
    private static final int MOST_DIGITS = 4;
    private static final int ORDINAL = 2;
    /** Stands for the number of digits of a month that is a name. */
    private static final int NAME = 0;
    /** Two numbers are rather a code than a month of an earlier year. */
    private static final int FIRST_YEAR_OF_MONTHS = 1000;
    private static final double SECONDS_PER_DAY = 86_400;

    private final TextCursor text;
    private boolean hasOrdinal;

    DateText(String text) {
        this.text = new TextCursor(text);
    }

    /** Seconds since 1970-01-01T00:00 UTC; NaN if the text is not a date of this order. */
    double epochSeconds(DateOrder order) {
        text.skipBlanks();
        var start = text.place();
        var period = new PeriodText(text).epochDay(order);
        if (!Double.isNaN(period)) {
            return period * SECONDS_PER_DAY;
        }
        text.goBack(start);
        return date(order);
    }

    private double date(DateOrder order) {
        skipWeekday();
        var first = part();
        var separator = separator();
        var second = first == NONE ? NONE : part();
        var secondSeparator = separator();
        var third = second == NONE ? NONE : part();
        if (third == NONE) {
            return text.isAtEnd() && !hasOrdinal ? month(order, first, separator, second) : Double.NaN;
        }
        var named = digits(first) == NAME || digits(second) == NAME || digits(third) == NAME;
        if (!named && (hasOrdinal || separator != secondSeparator || separator == ',' || separator == NONE)) {
            return Double.NaN;
        }
        var shortYear = order != DateOrder.YEAR_MONTH_DAY && (named || separator != ' ');
        var day = switch (order) {
            case YEAR_MONTH_DAY -> day(first, second, third, shortYear);
            case MONTH_DAY_YEAR -> day(third, first, second, shortYear);
            case DAY_MONTH_YEAR -> day(third, second, first, shortYear);
        };
        return day + timeOfDay();
    }

    /** Seconds at the beginning of a month without a day, such as 2024-03 or Mar 2024. */
    private static double month(DateOrder order, int first, int separator, int second) {
        if (second == NONE) {
            return Double.NaN;
        }
        var yearFirst = order == DateOrder.YEAR_MONTH_DAY;
        var month = yearFirst ? second : first;
        var year = yearFirst ? first : second;
        var isMonth = digits(month) == NAME || (yearFirst && (separator == '-' || separator == '/'));
        return isMonth && digits(year) == MOST_DIGITS && value(year) >= FIRST_YEAR_OF_MONTHS && digits(month) <= 2
                ? EpochDay.of(value(year), value(month), 1) * SECONDS_PER_DAY
                : Double.NaN;
    }

    /** Seconds at the beginning of a day. */
    private static double day(int year, int month, int day, boolean shortYear) {
        if (digits(day) == NAME) {
            return digits(month) == NAME ? Double.NaN : day(year, day, month, shortYear);
        }
        var fullYear = year(year, shortYear);
        if (fullYear < 1 || digits(month) > 2 || digits(day) > 2) {
            return Double.NaN;
        }
        return EpochDay.of(fullYear, value(month), value(day)) * SECONDS_PER_DAY;
    }

    private static int year(int part, boolean shortYear) {
        if (digits(part) == MOST_DIGITS) {
            return value(part);
        }
        if (digits(part) != 2 || !shortYear) {
            return NONE;
        }
        return value(part) + (value(part) < 70 ? 2000 : 1900);
    }

    /** A number of at most four digits, or a month's name: its value in the low half, its digits in the high half. */
    private int part() {
        var value = 0;
        var digits = 0;
        for (; text.isDigit(); digits++) {
            var digit = text.digit();
            value = digits < MOST_DIGITS ? value * 10 + digit : value;
        }
        if (digits > 0) {
            skipOrdinal(digits);
            return digits > MOST_DIGITS ? NONE : digits << 16 | value;
        }
        var month = name(MONTHS);
        return month == NONE ? NONE : month + 1;
    }

    /** Skips the letters of 1st, 2nd, 3rd and 4th. */
    private void skipOrdinal(int digits) {
        var isOrdinal = digits <= 2 && text.letters() == ORDINAL
                && (text.skip("st") || text.skip("nd") || text.skip("rd") || text.skip("th"));
        hasOrdinal = hasOrdinal || isOrdinal;
    }

    private static int digits(int part) {
        return part >> 16;
    }

    private static int value(int part) {
        return part & 0xffff;
    }

    /** Reads a name or at least its first three letters, in any case: its index, or −1. */
    private int name(String[] names) {
        var length = text.letters();
        for (var index = 0; length >= SHORTEST_NAME && index < names.length; index++) {
            if (text.isBeginningOf(names[index], length)) {
                text.advance(length);
                return index;
            }
        }
        return NONE;
    }

    private void skipWeekday() {
        if (name(WEEKDAYS) != NONE) {
            separator();
        }
    }

    /** Reads a separator with the blanks around it: its character, a blank for blanks alone, −1 for none. */
    private int separator() {
        var blanks = text.skipBlanks();
        var separator = text.oneOf("-/.,");
        if (separator != NONE) {
            text.skipBlanks();
            return separator;
        }
        return blanks ? ' ' : NONE;
    }

    /** Seconds since the beginning of the day, less the offset from UTC; 0 if the text ends here. */
    private double timeOfDay() {
        if (text.isAtEnd()) {
            return 0;
        }
        if (!text.skip('t')) {
            text.skip(',');
            if (!text.skipBlanks()) {
                return Double.NaN;
            }
        }
        var hour = text.number(1, 2);
        var minute = text.skip(':') ? text.number(2, 2) : NONE;
        var second = text.skip(':') ? text.number(2, 2) : 0;
        var fraction = second != NONE && (text.skip('.') || text.skip(',')) ? fraction() : 0;
        text.skipBlanks();
        hour = hourOfDay(hour);
        text.skipBlanks();
        var offset = offset();
        var isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return isTime && text.isAtEnd() ? hour * 3600.0 + minute * 60 + second + fraction - offset : Double.NaN;
    }

    /** The hour after AM or PM, if one of them follows. */
    private int hourOfDay(int hour) {
        var morning = text.skip("am");
        if (!morning && !text.skip("pm")) {
            return hour;
        }
        return hour < 1 || hour > 12 ? NONE : hour % 12 + (morning ? 0 : 12);
    }

    /** Seconds east of UTC; NaN if it is no offset. */
    private double offset() {
        if (text.skip('z') || text.skip("utc") || text.skip("gmt") || text.isAtEnd()) {
            return 0;
        }
        var west = text.skip('-');
        if (!west && !text.skip('+')) {
            return Double.NaN;
        }
        var hours = text.number(2, 2);
        var minutes = text.skip(':') || text.isDigit() ? text.number(2, 2) : 0;
        var isOffset = hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
        return isOffset ? (west ? -1 : 1) * (hours * 3600.0 + minutes * 60) : Double.NaN;
    }

    private double fraction() {
        if (!text.isDigit()) {
            return Double.NaN;
        }
        var digits = 0L;
        var scale = 1L;
        while (text.isDigit()) {
            var digit = text.digit();
            if (scale < 1_000_000_000_000L) {
                digits = digits * 10 + digit;
                scale *= 10;
            }
        }
        return digits / (double) scale;
    }
}

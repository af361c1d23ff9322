package io.mlpservice.engine.data;

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
    private static final int NONE = -1;
    /** Stands for the number of digits of a month that is a name. */
    private static final int NAME = 0;
    /** Two numbers are rather a code than a month of an earlier year. */
    private static final int FIRST_YEAR_OF_MONTHS = 1000;
    private static final double SECONDS_PER_DAY = 86_400;

    private final String text;
    private final int end;
    private int place;

    DateText(String text) {
        this.text = text;
        var last = text.length();
        while (last > 0 && isBlank(text.charAt(last - 1))) {
            last--;
        }
        this.end = last;
    }

    /** Seconds since 1970-01-01T00:00 UTC; NaN if the text is not a date of this order. */
    double epochSeconds(DateOrder order) {
        skipBlanks();
        skipWeekday();
        var first = part();
        var separator = separator();
        var second = first == NONE ? NONE : part();
        var secondSeparator = separator();
        var third = second == NONE ? NONE : part();
        if (third == NONE) {
            return place == end ? month(order, first, separator, second) : Double.NaN;
        }
        var named = digits(first) == NAME || digits(second) == NAME || digits(third) == NAME;
        if (!named && (separator != secondSeparator || separator == ',' || separator == NONE)) {
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
                ? epochDay(value(year), value(month), 1) * SECONDS_PER_DAY
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
        return epochDay(fullYear, value(month), value(day)) * SECONDS_PER_DAY;
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

    /** Days since 1970-01-01 in the Gregorian calendar; NaN if there is no such day. */
    private static double epochDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > daysOf(month, year)) {
            return Double.NaN;
        }
        // years begin in March here, so that the leap day is the last day of a year
        var years = month > 2 ? year : year - 1;
        var months = (month + 9) % 12;
        var leapDays = years / 4 - years / 100 + years / 400;
        return 365L * years + leapDays + (153 * months + 2) / 5 + day - 1 - 719_468;
    }

    private static int daysOf(int month, int year) {
        return switch (month) {
            case 4, 6, 9, 11 -> 30;
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            default -> 31;
        };
    }

    /** A number of at most four digits, or a month's name: its value in the low half, its digits in the high half. */
    private int part() {
        var start = place;
        var value = 0;
        while (isDigitAt(place)) {
            value = place - start < MOST_DIGITS ? value * 10 + digitAt(place) : value;
            place++;
        }
        var digits = place - start;
        if (digits > 0) {
            return digits > MOST_DIGITS ? NONE : digits << 16 | value;
        }
        var month = name(MONTHS);
        return month == NONE ? NONE : month + 1;
    }

    private static int digits(int part) {
        return part >> 16;
    }

    private static int value(int part) {
        return part & 0xffff;
    }

    /** Reads a name or at least its first three letters, in any case: its index, or −1. */
    private int name(String[] names) {
        var length = 0;
        while (isLetterAt(place + length)) {
            length++;
        }
        for (var index = 0; length >= SHORTEST_NAME && index < names.length; index++) {
            var known = names[index];
            if (length <= known.length() && text.regionMatches(true, place, known, 0, length)) {
                place += length;
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
        var blanks = skipBlanks();
        if (place < end && "-/.,".indexOf(text.charAt(place)) >= 0) {
            var separator = text.charAt(place++);
            skipBlanks();
            return separator;
        }
        return blanks ? ' ' : NONE;
    }

    private boolean skipBlanks() {
        var start = place;
        while (place < end && isBlank(text.charAt(place))) {
            place++;
        }
        return place > start;
    }

    /** Seconds since the beginning of the day, less the offset from UTC; 0 if the text ends here. */
    private double timeOfDay() {
        if (place == end) {
            return 0;
        }
        if (!skip('t')) {
            skip(',');
            if (!skipBlanks()) {
                return Double.NaN;
            }
        }
        var hour = number(1);
        var minute = skip(':') ? number(2) : NONE;
        var second = skip(':') ? number(2) : 0;
        var fraction = second != NONE && (skip('.') || skip(',')) ? fraction() : 0;
        skipBlanks();
        hour = hourOfDay(hour);
        skipBlanks();
        var offset = offset();
        var isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return isTime && place == end ? hour * 3600.0 + minute * 60 + second + fraction - offset : Double.NaN;
    }

    /** The hour after AM or PM, if one of them follows. */
    private int hourOfDay(int hour) {
        var morning = skip("am");
        if (!morning && !skip("pm")) {
            return hour;
        }
        return hour < 1 || hour > 12 ? NONE : hour % 12 + (morning ? 0 : 12);
    }

    /** Seconds east of UTC; NaN if it is no offset. */
    private double offset() {
        if (skip('z') || skip("utc") || skip("gmt") || place == end) {
            return 0;
        }
        var west = skip('-');
        if (!west && !skip('+')) {
            return Double.NaN;
        }
        var hours = number(2);
        var minutes = skip(':') || isDigitAt(place) ? number(2) : 0;
        var isOffset = hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
        return isOffset ? (west ? -1 : 1) * (hours * 3600.0 + minutes * 60) : Double.NaN;
    }

    /** Reads a number of at most two digits: −1 if there are fewer than the least. */
    private int number(int leastDigits) {
        var value = 0;
        var digits = 0;
        for (; digits < 2 && isDigitAt(place); digits++) {
            value = value * 10 + digitAt(place++);
        }
        return digits < leastDigits ? NONE : value;
    }

    private double fraction() {
        if (!isDigitAt(place)) {
            return Double.NaN;
        }
        var digits = 0L;
        var scale = 1L;
        for (; isDigitAt(place); place++) {
            if (scale < 1_000_000_000_000L) {
                digits = digits * 10 + digitAt(place);
                scale *= 10;
            }
        }
        return digits / (double) scale;
    }

    private boolean skip(char lowerCase) {
        var found = place < end && Character.toLowerCase(text.charAt(place)) == lowerCase;
        place += found ? 1 : 0;
        return found;
    }

    private boolean skip(String word) {
        var found = place + word.length() <= end && text.regionMatches(true, place, word, 0, word.length());
        place += found ? word.length() : 0;
        return found;
    }

    private boolean isDigitAt(int index) {
        return index < end && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private int digitAt(int index) {
        return text.charAt(index) - '0';
    }

    private boolean isLetterAt(int index) {
        return index < end && Character.isLetter(text.charAt(index));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u202f';
    }
}

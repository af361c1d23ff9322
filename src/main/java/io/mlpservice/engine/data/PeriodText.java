package io.mlpservice.engine.data;

import static io.mlpservice.engine.data.TextCursor.NONE;

/**
 * Reads a quarter, a week or a month as statistics write them, such as 1960Q1, Q1 1960, 2001-W05, 1974M01 and 1/1974, and as
 * econometric programs do: 1960:1 is a quarter, 1974:01 is a month.
 */
final class PeriodText {
    private static final int MONTHS_PER_QUARTER = 3;
    private static final int QUARTERS = 4;
    private static final int DIGITS_OF_YEAR = 4;
    /** What is written like a period of another year is rather a code. */
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;
    private static final double NO_DAY = Double.NaN;

    private final TextCursor text;

    PeriodText(TextCursor text) {
        this.text = text;
    }

    /** The first day of the period, since 1970-01-01; NaN if the text is no period of this order. */
    double epochDay(DateOrder order) {
        var day = order == DateOrder.YEAR_MONTH_DAY ? yearFirst() : yearLast();
        return text.isAtEnd() ? day : NO_DAY;
    }

    private double yearFirst() {
        var year = year();
        if (year == NONE) {
            return NO_DAY;
        }
        if (text.skip(':')) {
            return afterColon(year);
        }
        text.oneOf("- /");
        if (text.skip('q')) {
            return quarter(year, text.number(1, 1));
        }
        if (text.skip('m')) {
            return month(year, text.number(1, 2));
        }
        return text.skip('w') ? week(year, text.number(1, 2)) : NO_DAY;
    }

    private double afterColon(int year) {
        var start = text.place();
        var number = text.number(1, 2);
        return text.place() - start == 1 ? quarter(year, number) : month(year, number);
    }

    private double yearLast() {
        if (text.skip('q')) {
            var quarter = text.number(1, 1);
            text.oneOf("- /");
            return quarter(year(), quarter);
        }
        var number = text.number(1, 2);
        if (text.skip('q')) {
            text.oneOf("- /");
            return quarter(year(), number);
        }
        return text.oneOf("-/") == NONE ? NO_DAY : month(year(), number);
    }

    /** A year of four digits; −1 if there is none, or one that is out of range. */
    private int year() {
        var year = text.number(DIGITS_OF_YEAR, DIGITS_OF_YEAR);
        return year >= FIRST_YEAR && year <= LAST_YEAR ? year : NONE;
    }

    private static double quarter(int year, int quarter) {
        return quarter < 1 || quarter > QUARTERS ? NO_DAY : month(year, (quarter - 1) * MONTHS_PER_QUARTER + 1);
    }

    private static double month(int year, int month) {
        return year == NONE ? NO_DAY : EpochDay.of(year, month, 1);
    }

    private static double week(int year, int week) {
        return year == NONE ? NO_DAY : EpochDay.ofWeek(year, week);
    }
}

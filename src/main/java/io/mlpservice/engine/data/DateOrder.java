package io.mlpservice.engine.data;

/** The order in which dates are written as text. */
public enum DateOrder {
    /** As in 2024-03-31. */
    YEAR_MONTH_DAY,
    /** As in 3/31/2024. */
    MONTH_DAY_YEAR,
    /** As in 31.3.2024. */
    DAY_MONTH_YEAR;

    /**
     * Reads a date, which a time of day may follow. The parts of the date stand between hyphens, slashes, points or
     * blanks. An English month name makes the order of day and month free. A month, quarter or week without a day, as in
     * 2024-03, Mar 2024, 3/2024, 2024M03, 2024:03, 2024Q1, Q1 2024, 2024:1 and 2024-W05, counts from its first day. The
     * year has four digits; where it comes last it may have two, of which 70 to 99 mean 1970 to 1999 and the others 2000
     * to 2069. A time without an offset counts as UTC.
     *
     * @return seconds since 1970-01-01T00:00 UTC; NaN if the text is not a date of this order
     */
    public double epochSeconds(String text) {
        return new DateText(text).epochSeconds(this);
    }
}

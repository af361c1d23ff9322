package io.mlpservice.engine.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.IsoFields;

/** Days since 1970-01-01; NaN if there is no such day. Columns hold many that are none, so there are no exceptions. */
final class EpochDay {
    private static final int MONTHS = 12;

    private EpochDay() {}

    static double of(int year, int month, int day) {
        var isDay = month >= 1 && month <= MONTHS && day >= 1 && day <= Month.of(month).length(Year.isLeap(year));
        return isDay ? (double) LocalDate.of(year, month, day).toEpochDay() : Double.NaN;
    }

    /** The Monday of a week of ISO 8601. */
    static double ofWeek(int year, int week) {
        var inFirstWeek = LocalDate.of(year, Month.JANUARY, 4);
        return IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirstWeek).isValidValue(week)
                ? (double) inFirstWeek.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week).with(DayOfWeek.MONDAY).toEpochDay()
                : Double.NaN;
    }
}

package io.mlpservice.engine.data;

/** Days since 1970-01-01 in the Gregorian calendar; NaN if there is no such day. */
final class EpochDay {
    private static final int DAYS_PER_WEEK = 7;
    private static final int THURSDAY = 3;
    private static final int WEEKS_PER_YEAR = 52;

    private EpochDay() {}

    static double of(int year, int month, int day) {
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

    /** The Monday of a week of ISO 8601, of which the first one has the year's first Thursday. */
    static double ofWeek(int year, int week) {
        var inFirstWeek = of(year, 1, 4);
        // 1970-01-01 was a Thursday
        var firstMonday = inFirstWeek - Math.floorMod((long) inFirstWeek + THURSDAY, DAYS_PER_WEEK);
        var monday = firstMonday + DAYS_PER_WEEK * (week - 1);
        var isWeek = week >= 1 && week <= WEEKS_PER_YEAR + 1 && monday + THURSDAY < of(year + 1, 1, 1);
        return isWeek ? monday : Double.NaN;
    }
}

package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder.Input;

import java.util.List;

/**
 * The inputs that {@link DateEncoder} makes of a point in time, before they are scaled. The calendar is the Gregorian
 * one, computed with whole numbers in double precision, which are exact.
 */
final class DateNodes {
    private static final double SECONDS_OF_DAY = 86_400;
    /** From 0001-01-01 to 1970-01-01. */
    private static final double DAYS_BEFORE_1970 = 719_162;
    /** From 0000-03-01, on which years begin here so that leap days are their last ones, to 1970-01-01. */
    private static final double DAYS_SINCE_MARCH_0 = 719_468;
    private static final double DAYS_OF_400_YEARS = 146_097;

    private final Tensor seconds;
    private final Tensor day;
    private final Tensor dayOfEra;
    private final Tensor yearOfEra;
    private final Tensor monthFromMarch;
    private final Tensor year;

    /**
     * Computes the date.
     *
     * @param seconds since 1970 UTC, [rows][1]
     */
    DateNodes(Tensor seconds) {
        this.seconds = seconds;
        this.day = whole(seconds.dividedBy(SECONDS_OF_DAY));
        var days = day.plus(DAYS_SINCE_MARCH_0);
        var era = whole(days.dividedBy(DAYS_OF_400_YEARS));
        this.dayOfEra = days.minus(era.times(DAYS_OF_400_YEARS));
        this.yearOfEra = whole(dayOfEra.minus(parts(dayOfEra, 1_460)).plus(parts(dayOfEra, 36_524))
                .minus(parts(dayOfEra, 146_096)).dividedBy(365));
        var dayOfYear = dayOfEra.minus(
                yearOfEra.times(365).plus(parts(yearOfEra, 4)).minus(parts(yearOfEra, 100)));
        this.monthFromMarch = whole(dayOfYear.times(5).plus(2).dividedBy(153));
        this.year = yearOfEra.plus(era.times(400)).plus(monthFromMarch.isMoreThan(9.5).as(Element.FLOAT64));
    }

    private static Tensor whole(Tensor number) {
        return number.apply("Floor");
    }

    private static Tensor parts(Tensor number, double size) {
        return whole(number.dividedBy(size));
    }

    /** The number for each input but those that mark gaps, [rows][1] each. */
    List<Tensor> values(List<Input> inputs) {
        return inputs.stream().map(Input::kind).<Tensor>mapMulti((kind, values) -> {
            switch (kind) {
                case DAYS -> values.accept(seconds.dividedBy(SECONDS_OF_DAY));
                case YEAR -> values.accept(year);
                case MONTH_SINE -> values.accept(sine(month()));
                case MONTH_COSINE -> values.accept(cosine(month()));
                case DAY_OF_WEEK_SINE -> values.accept(sine(dayOfWeek()));
                case DAY_OF_WEEK_COSINE -> values.accept(cosine(dayOfWeek()));
                case DAY_OF_YEAR_SINE -> values.accept(sine(dayOfYear()));
                case DAY_OF_YEAR_COSINE -> values.accept(cosine(dayOfYear()));
                case HOUR_SINE -> values.accept(sine(timeOfDay()));
                case HOUR_COSINE -> values.accept(cosine(timeOfDay()));
                default -> {
                    // It marks gaps.
                }
            }
        }).toList();
    }

    /** (month − 1)/12. */
    private Tensor month() {
        var shifted = monthFromMarch.plus(2);
        return shifted.minus(shifted.isMoreThan(11.5).as(Element.FLOAT64).times(12)).dividedBy(12);
    }

    /** (day − 1)/7, Monday is 1; 1970-01-01 was a Thursday. */
    private Tensor dayOfWeek() {
        var days = day.plus(3);
        return days.minus(parts(days, 7).times(7)).dividedBy(7);
    }

    /** (day − 1)/365.25, January 1 is 1. */
    private Tensor dayOfYear() {
        var before = year.minus(1);
        var newYear = before.times(365).plus(parts(before, 4)).minus(parts(before, 100)).plus(parts(before, 400));
        return day.minus(newYear.minus(DAYS_BEFORE_1970)).dividedBy(365.25);
    }

    /** The share of the day that has passed, by whole seconds. */
    private Tensor timeOfDay() {
        return whole(seconds).minus(day.times(SECONDS_OF_DAY)).dividedBy(SECONDS_OF_DAY);
    }

    private static Tensor sine(Tensor share) {
        return share.times(2 * Math.PI).apply("Sin");
    }

    /** By the sine, since runtimes have no cosine in double precision. */
    private static Tensor cosine(Tensor share) {
        return share.times(2 * Math.PI).plus(Math.PI / 2).apply("Sin");
    }
}

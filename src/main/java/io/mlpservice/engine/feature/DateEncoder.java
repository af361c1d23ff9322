package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.scaling.ColumnScale;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Makes a date the days since 1970 and the year, both scaled, and places on circles: the month and the day in the year,
 * the day in the week, and the time of day where the training rows have one.
 *
 * @param timeOfDay whether the time of day is an input
 * @param earliest the earliest date of the training rows, in seconds since 1970
 * @param latest the latest one
 */
public record DateEncoder(DateOrder order, ColumnScale days, ColumnScale year, boolean timeOfDay, Gaps gaps,
        double earliest, double latest) implements Encoder {
    static final double SECONDS_OF_DAY = 86_400;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int MONTHS = 12;
    private static final int DAYS_OF_WEEK = 7;
    private static final double DAYS_OF_YEAR = 365.25;

    static OptionalDouble codeOf(String text, DateOrder order) {
        var seconds = order.epochSeconds(text);
        return Double.isNaN(seconds) ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    /** A code as ISO text: 2026-01-31, or 2026-01-31T10:30:00Z where it is not the beginning of a day. */
    public static String text(double code) {
        var seconds = Math.floor(code);
        var time = Instant.ofEpochSecond((long) seconds, Math.round((code - seconds) * NANOS_PER_SECOND));
        return code % SECONDS_OF_DAY == 0
                ? time.toString().substring(0, time.toString().indexOf('T'))
                : time.toString();
    }

    static int yearOf(double seconds) {
        return date(seconds).getYear();
    }

    private static LocalDateTime date(double seconds) {
        return LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
    }

    @Override
    public OptionalDouble code(String text) {
        var code = codeOf(text, order);
        return code.isPresent() || order == DateOrder.YEAR_MONTH_DAY ? code : codeOf(text, DateOrder.YEAR_MONTH_DAY);
    }

    /** Dates are text. */
    @Override
    public OptionalDouble code(double number) {
        return OptionalDouble.empty();
    }

    @Override
    public List<Input> inputs() {
        var inputs = new ArrayList<Input>();
        inputs.add(new Input(InputKind.DAYS, days));
        inputs.add(new Input(InputKind.YEAR, year));
        for (var kind : List.of(InputKind.MONTH_SINE, InputKind.MONTH_COSINE, InputKind.DAY_OF_WEEK_SINE,
                InputKind.DAY_OF_WEEK_COSINE,
                InputKind.DAY_OF_YEAR_SINE, InputKind.DAY_OF_YEAR_COSINE)) {
            inputs.add(new Input(kind, ""));
        }
        if (timeOfDay) {
            inputs.add(new Input(InputKind.HOUR_SINE, ""));
            inputs.add(new Input(InputKind.HOUR_COSINE, ""));
        }
        return gaps.mark(inputs);
    }

    @Override
    public void set(double code, double[] unscaled, int first) {
        var seconds = gaps.filled(code);
        var date = date(seconds);
        unscaled[first] = seconds / SECONDS_OF_DAY;
        unscaled[first + 1] = date.getYear();
        var next = setCircle((date.getMonthValue() - 1.0) / MONTHS, unscaled, first + 2);
        next = setCircle((date.getDayOfWeek().getValue() - 1.0) / DAYS_OF_WEEK, unscaled, next);
        next = setCircle((date.getDayOfYear() - 1) / DAYS_OF_YEAR, unscaled, next);
        if (timeOfDay) {
            next = setCircle(Math.floorMod((long) Math.floor(seconds), (long) SECONDS_OF_DAY) / SECONDS_OF_DAY,
                    unscaled, next);
        }
        gaps.setMark(code, unscaled, next);
    }

    private static int setCircle(double share, double[] unscaled, int place) {
        unscaled[place] = StrictMath.sin(2 * Math.PI * share);
        unscaled[place + 1] = StrictMath.cos(2 * Math.PI * share);
        return place + 2;
    }

    @Override
    public Oddity oddity(double code) {
        if (Double.isNaN(code)) {
            return Oddity.GAP;
        }
        return code < earliest || code > latest ? Oddity.OUT_OF_RANGE : Oddity.NONE;
    }

    @Override
    public boolean fillsGaps() {
        return gaps.areFilled();
    }
}

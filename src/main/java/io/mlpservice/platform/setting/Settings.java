package io.mlpservice.platform.setting;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Refuses values of settings that make no sense. Records of settings check themselves with it. A setting that is null has
 * not been set.
 */
public final class Settings {
    /** About the longest time that a {@code long} holds in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(100_000);
    private static final List<ChronoUnit> TIMES = List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES,
            ChronoUnit.SECONDS, ChronoUnit.MILLIS);
    private static final List<String> SIZES = List.of("B", "KB", "MB", "GB", "TB");
    private static final int NEXT_SIZE = 1024;
    private static final String POSITIVE = "must be more than 0";
    private static final String NOT_NEGATIVE = "must not be negative";

    private Settings() {}

    /** Refuses a number that is less. */
    public static void requireAtLeast(int least, String setting, @Nullable Integer value) {
        require(value == null || value >= least, setting, value, "must be at least %d".formatted(least));
    }

    /** Refuses a time that is zero, negative or endless. */
    public static void requirePositive(String setting, @Nullable Duration value) {
        require(value == null || value.isPositive(), setting, value, POSITIVE);
        requireNotEndless(setting, value);
    }

    /** Refuses a time that is negative or endless. */
    public static void requireNotNegative(String setting, @Nullable Duration value) {
        require(value == null || !value.isNegative(), setting, value, NOT_NEGATIVE);
        requireNotEndless(setting, value);
    }

    private static void requireNotEndless(String setting, @Nullable Duration value) {
        require(value == null || value.compareTo(LONGEST) <= 0, setting, value,
                "must be at most %s".formatted(written(LONGEST)));
    }

    /** Refuses a size of no bytes or less. */
    public static void requirePositive(String setting, @Nullable DataSize value) {
        require(value == null || value.toBytes() > 0, setting, value, POSITIVE);
    }

    /** Refuses a size of less than no bytes. */
    public static void requireNotNegative(String setting, @Nullable DataSize value) {
        require(value == null || !value.isNegative(), setting, value, NOT_NEGATIVE);
    }

    /**
     * Refuses a value unless it is allowed.
     *
     * @param rule what is allowed, such as {@code must be at least 1}
     */
    public static void require(boolean allowed, String setting, @Nullable Object value, String rule) {
        if (!allowed) {
            throw new InvalidSettingException(setting, written(value), rule);
        }
    }

    private static String written(@Nullable Object value) {
        return switch (value) {
            case Duration time -> written(time);
            case DataSize size -> written(size);
            case null, default -> String.valueOf(value);
        };
    }

    /** With the largest unit that needs no fraction, as a user would write it. */
    private static String written(Duration time) {
        return TIMES.stream().map(unit -> DurationStyle.SIMPLE.print(time, unit))
                .filter(text -> DurationStyle.SIMPLE.parse(text).equals(time)).findFirst().orElseGet(time::toString);
    }

    private static String written(DataSize size) {
        var number = size.toBytes();
        var unit = 0;
        while (number != 0 && number % NEXT_SIZE == 0 && unit < SIZES.size() - 1) {
            number /= NEXT_SIZE;
            unit++;
        }
        return number + SIZES.get(unit);
    }
}

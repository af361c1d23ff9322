package io.mlpservice.exchange.pipeline;

import org.jspecify.annotations.Nullable;

/** Values that a document may leave out. */
final class Given {
    private Given() {}

    /** A value that may not be left out here. */
    static <T> T value(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("'%s' is missing".formatted(field));
        }
        return value;
    }

    /** A number that may not be left out here. */
    static double number(@Nullable Double value, String field) {
        return value(value, field);
    }

    /** {@code NaN} for what is left out. */
    static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    /** Leaves out {@code NaN}. */
    static @Nullable Double unlessNaN(double value) {
        return Double.isNaN(value) ? null : value;
    }
}

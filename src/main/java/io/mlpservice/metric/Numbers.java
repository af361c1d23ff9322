package io.mlpservice.metric;

import org.jspecify.annotations.Nullable;

/** Numbers as JSON has them. */
public final class Numbers {
    private Numbers() {}

    /** The number; null if it is undefined or infinite. */
    public static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}

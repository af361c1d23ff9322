package io.mlpservice.training.resolution.defaults;

import org.jspecify.annotations.Nullable;

/** Empty parts of a request. */
public final class Blank {
    private Blank() {}

    /** The part that was given, or else one in which every component is null. */
    public static <T extends Record> T orBlank(@Nullable T given, Class<T> type) {
        return given == null ? of(type) : given;
    }

    /** A part in which every component is null. */
    static <T extends Record> T of(Class<T> type) {
        try {
            var constructor = type.getDeclaredConstructors()[0];
            return type.cast(constructor.newInstance(new Object[constructor.getParameterCount()]));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

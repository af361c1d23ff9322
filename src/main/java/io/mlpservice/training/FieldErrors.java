package io.mlpservice.training;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;

/** Collects what is wrong with a training request; knows the mistakes that are made again and again. */
final class FieldErrors extends io.mlpservice.platform.FieldErrors {
    /** An error unless the value is neutral: the present choice has no use for it. */
    void notUsed(String pointer, @Nullable Object value, String choice) {
        if (!isNeutral(value)) {
            add(pointer, "not_used", "%s has no use for this; leave it out.".formatted(choice));
        }
    }

    /** An error unless the value is neutral: there is no such feature in this version. */
    void notAvailable(String pointer, @Nullable Object value) {
        if (!isNeutral(value)) {
            add(pointer, "not_available", "This version of the service cannot do this yet; leave it out.");
        }
    }

    /** An error unless the value lies in its range. */
    void range(String pointer, double value, Hyperparameter hyperparameter) {
        if (!hyperparameter.range().contains(value)) {
            add(pointer, "out_of_range",
                    "%s is out of range; it must be %s.".formatted(value, hyperparameter.range()));
        }
    }

    /** What says the same as leaving it out. */
    private static boolean isNeutral(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean flag -> !flag;
            case Number number -> number.doubleValue() == 0;
            case Enum<?> constant -> JsonNames.of(constant).equals("none");
            case Collection<?> collection -> collection.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }
}

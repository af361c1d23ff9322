package io.mlpservice.training;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a training request; knows the mistakes that are made again and again. */
final class FieldErrors extends io.mlpservice.platform.FieldErrors {
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
}

package io.mlpservice.training;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

/** Collects what is wrong with a training request; knows the mistakes that are made again and again. */
final class FieldErrors extends io.mlpservice.platform.FieldErrors {
    /** An error unless the value lies in its range. */
    void range(String pointer, double value, Hyperparameter hyperparameter) {
        if (!hyperparameter.range().contains(value)) {
            add(pointer, "out_of_range",
                    "%s is out of range; it must be %s.".formatted(value, hyperparameter.range()));
        }
    }
}

package io.mlpservice.training;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.ProblemException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Collects everything that is wrong with a request, so that all of it is told at once. */
final class FieldErrors {
    private final List<FieldError> errors = new ArrayList<>();

    void add(String pointer, String code, String detail) {
        errors.add(FieldError.at(pointer, code, detail));
    }

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

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
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

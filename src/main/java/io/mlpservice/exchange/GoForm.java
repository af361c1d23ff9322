package io.mlpservice.exchange;

import io.mlpservice.exchange.go.GoActivation;
import io.mlpservice.exchange.go.GoOptions;
import io.mlpservice.exchange.go.GoScaling;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** The fields of a form that only the two files of a Go program need. */
record GoForm(@Nullable Part ranges, @Nullable GoActivation activation, @Nullable GoScaling scaling) {
    /** Adds an error for each field that is missing, or not used by the format. */
    void check(@Nullable ImportFormat format, FieldErrors errors) {
        check(format, ImportForm.RANGES, ranges, errors);
        check(format, ImportForm.ACTIVATION, activation, errors);
        check(format, ImportForm.SCALING, scaling, errors);
    }

    private static void check(@Nullable ImportFormat format, String field, @Nullable Object value,
            FieldErrors errors) {
        if (format != null && format != ImportFormat.GO_MLP) {
            ImportOptions.refuse(field, value, "go_mlp", errors);
        } else if (format != null && value == null) {
            errors.add(FieldError.parameter(field, "required",
                    "'%s' is missing; format=go_mlp needs it.".formatted(field)));
        }
    }

    GoOptions options(ImportOptions options) {
        return new GoOptions(Objects.requireNonNull(activation), Objects.requireNonNull(scaling),
                options.featureList(), options.targetList());
    }
}

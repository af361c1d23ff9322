package io.mlpservice.dataset;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** The name of a data set: 1 to 200 characters without control characters. */
final class DatasetName {
    static final String DEFAULT = "dataset.csv";
    private static final int LONGEST = 200;
    private static final String RULE = "A name has 1 to %d characters and no control characters."
            .formatted(LONGEST);

    private DatasetName() {}

    static String inQuery(@Nullable String name, String otherwise) {
        return check(name, otherwise, detail -> FieldError.parameter("name", "invalid_value", detail));
    }

    static String inBody(@Nullable String name) {
        return check(name, DEFAULT, detail -> FieldError.at("/name", "invalid_value", detail));
    }

    /** The name for an uploaded file: the last part of its path, made valid. */
    static String ofFile(@Nullable String fileName) {
        var path = fileName == null ? "" : fileName;
        var last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        var proper = last.codePoints().filter(c -> !Character.isISOControl(c)).limit(LONGEST / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return proper.isBlank() ? DEFAULT : proper;
    }

    private static String check(@Nullable String name, String otherwise, Function<String, FieldError> error) {
        if (name == null) {
            return otherwise;
        }
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(List.of(error.apply(RULE)));
        }
        return name;
    }
}

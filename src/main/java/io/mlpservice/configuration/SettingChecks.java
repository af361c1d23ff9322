package io.mlpservice.configuration;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;

/** Checks of a single setting. */
public final class SettingChecks {
    private SettingChecks() {}

    /** Adds an error if the value is outside the hyperparameter's range. */
    public static void range(FieldErrors errors, String pointer, double value, Hyperparameter hyperparameter) {
        if (!hyperparameter.range().contains(value)) {
            errors.add(pointer, "out_of_range",
                    "%s is out of range; it must be %s.".formatted(Messages.plain(value), hyperparameter.range()));
        }
    }

    /**
     * Adds an error if a setting has a value although another setting makes it meaningless. Values that mean the same as
     * none, such as 0, false or an empty list, are accepted.
     *
     * @param choice what makes the setting meaningless, as the subject of a sentence
     */
    public static void notUsed(FieldErrors errors, String pointer, @Nullable Object value, String choice) {
        if (!isNeutral(value)) {
            errors.add(pointer, "not_used", "%s has no use for this; leave it out.".formatted(choice));
        }
    }

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

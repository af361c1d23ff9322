package io.mlpservice.training.resolution;

import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.FieldErrors;
import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A choice among several types, such as an optimiser's: it fills in the numbers that the type uses and refuses the
 * others.
 *
 * @param pointer to the object that holds the numbers
 * @param chosenAt where the type stands
 * @param choice names the type at the start of a sentence
 * @param uses whether the type has a use for a number
 * @param defaults the number where none is given; asked only for those that are used
 */
record ChosenType(FieldErrors errors, String pointer, String chosenAt, String choice, Predicate<Hyperparameter> uses,
        ToDoubleFunction<Hyperparameter> defaults) {
    @Nullable
    Double number(Hyperparameter hyperparameter, String field, @Nullable Number given) {
        var place = pointer + "/" + field;
        if (!uses.test(hyperparameter)) {
            SettingChecks.notUsed(errors.restingOn(chosenAt), place, given, choice);
            return null;
        }
        var value = given == null ? defaults.applyAsDouble(hyperparameter) : given.doubleValue();
        SettingChecks.range(errors, place, value, hyperparameter);
        return value;
    }

    @Nullable
    Integer count(Hyperparameter hyperparameter, String field, @Nullable Integer given) {
        var number = number(hyperparameter, field, given);
        return number == null ? null : number.intValue();
    }
}

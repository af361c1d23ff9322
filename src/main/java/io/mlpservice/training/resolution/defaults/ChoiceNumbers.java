package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.translation.RecordNumbers;
import org.jspecify.annotations.Nullable;

/** The numbers that go with a choice, such as an optimizer's: it fills in those that are used and refuses the others. */
final class ChoiceNumbers {
    private final FieldErrors errors;
    private final String pointer;
    private final String chosenAt;
    private final Choice choice;
    private final String name;
    private final RecordNumbers given;

    /**
     * The numbers of one choice.
     *
     * @param pointer to the object that holds the numbers
     * @param chosenAt where the choice stands
     * @param kind what is chosen, at the start of a sentence
     * @param given the record that holds the numbers
     */
    <E extends Enum<E> & Choice> ChoiceNumbers(FieldErrors errors, String pointer, String chosenAt, String kind,
            E choice, Record given) {
        this.errors = errors;
        this.pointer = pointer;
        this.chosenAt = chosenAt;
        this.choice = choice;
        this.name = "%s '%s'".formatted(kind, JsonNames.of(choice));
        this.given = new RecordNumbers(given);
    }

    /** The number, given or by default; null where the choice does not use it. */
    @Nullable
    Double number(Hyperparameter hyperparameter) {
        return number(hyperparameter, Double.NaN);
    }

    /** The same for a number whose default depends on other things. */
    @Nullable
    Double number(Hyperparameter hyperparameter, double dependentDefault) {
        var place = pointer + "/" + given.field(hyperparameter);
        var number = given.get(hyperparameter);
        if (!choice.uses(hyperparameter)) {
            SettingChecks.notUsed(errors.restingOn(chosenAt), place, number, name);
            return null;
        }
        if (number == null) {
            return choice.defaultOf(hyperparameter).orElse(dependentDefault);
        }
        SettingChecks.range(errors, place, number.doubleValue(), hyperparameter);
        return number.doubleValue();
    }

    /** A whole number, given or by default; null where the choice does not use it. */
    @Nullable
    Integer count(Hyperparameter hyperparameter) {
        return count(hyperparameter, 0);
    }

    /** The same for a number whose default depends on other things. */
    @Nullable
    Integer count(Hyperparameter hyperparameter, int dependentDefault) {
        var number = number(hyperparameter, dependentDefault);
        return number == null ? null : number.intValue();
    }
}

package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.InitializationType;
import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration.InitializationConfiguration;
import io.mlpservice.configuration.TrainingRequest.InitializationRequest;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldErrors;

import java.util.Objects;

/** Fills in the initialization. */
final class InitializationDefaults {
    private static final String TYPE = "/initialization/type";
    private static final String PARAMETERS = "/initialization/parameters";

    private final FieldErrors errors;

    InitializationDefaults(FieldErrors errors) {
        this.errors = errors;
    }

    InitializationConfiguration fillIn(InitializationRequest asked) {
        var type = Objects.requireNonNullElse(asked.type(), InitializationType.AUTO);
        var limit = new ChoiceNumbers(errors, "/initialization", TYPE, "Initialization", type, asked)
                .number(Hyperparameter.INITIAL_LIMIT);
        if (type != InitializationType.GIVEN) {
            SettingChecks.notUsed(errors.restingOn(TYPE), PARAMETERS, asked.parameters(),
                    "Initialization '%s'".formatted(JsonNames.of(type)));
            return new InitializationConfiguration(type, limit, null);
        }
        if (asked.parameters() == null) {
            errors.add(PARAMETERS, "required",
                    "Give the parameters of every layer, the output layer last, or choose another type.");
        }
        return new InitializationConfiguration(type, limit, asked.parameters());
    }
}

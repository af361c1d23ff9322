package io.mlpservice.inference.mlflow;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.inference.ModelOutput;
import io.mlpservice.inference.ModelOutput.Kind;
import io.mlpservice.platform.problem.FieldErrors;

import java.util.LinkedHashMap;
import java.util.List;

/** What is answered for each row, as scikit-learn's methods do. */
enum ScoringMethod {
    /** The label of a classification, the number of a regression. */
    PREDICT,
    /** The probability of each class, in the order of the classes. */
    PREDICT_PROBA;

    /** The name of the parameter that chooses one. */
    static final String PARAMETER = "predict_method";

    static ScoringMethod of(String name, FieldErrors errors) {
        return switch (name) {
            case "predict" -> PREDICT;
            case "predict_proba" -> PREDICT_PROBA;
            default -> {
                errors.add("/params/" + PARAMETER, "invalid_value",
                        "'%s' must be predict or predict_proba.".formatted(PARAMETER));
                yield PREDICT;
            }
        };
    }

    /** Adds an error if a model cannot answer so. */
    void check(ModelSchema schema, FieldErrors errors) {
        if (outputs(schema).isEmpty()) {
            errors.add("/params/" + PARAMETER, "not_used",
                    "A regression has no probabilities; leave '%s' out.".formatted(PARAMETER));
        }
    }

    /** An answer for each row: a single value, or an object by target where there are several. */
    List<Object> answers(ModelSchema schema, List<Prediction> predictions) {
        var outputs = outputs(schema);
        if (outputs.size() == 1) {
            return predictions.stream().map(outputs.getFirst()::of).toList();
        }
        return predictions.stream().<Object>map(prediction -> {
            var row = new LinkedHashMap<String, Object>();
            outputs.forEach(output -> row.put(schema.targets().get(output.target()).name(), output.of(prediction)));
            return row;
        }).toList();
    }

    private List<ModelOutput> outputs(ModelSchema schema) {
        return ModelOutput.of(schema).stream()
                .filter(output -> (output.kind() == Kind.PROBABILITIES) == (this == PREDICT_PROBA)).toList();
    }
}

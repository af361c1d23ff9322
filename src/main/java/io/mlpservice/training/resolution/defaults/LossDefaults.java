package io.mlpservice.training.resolution.defaults;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** Finds the loss that suits the targets and the output layer, and refuses those that do not. */
final class LossDefaults {
    private static final String LOSS = "/training/loss";
    private static final String OUTPUT = "/network/output_layer/activation";

    private final ModelSchema schema;
    private final FieldErrors errors;

    LossDefaults(ModelSchema schema, FieldErrors errors) {
        this.schema = schema;
        this.errors = errors.restingOn("/targets");
    }

    LossType loss(@Nullable LossType given, ActivationType output) {
        var task = schema.task();
        var loss = given == null ? naturalLoss(output, task) : given;
        var outputs = task.outputs(loss).stream().filter(schema::suits).toList();
        if (!schema.suits(output)) {
            errors.add(OUTPUT, "illegal_combination", outputAdvice());
            if (given != null && outputs.isEmpty()) {
                errors.add(LOSS, "illegal_combination",
                        "A classification has no use for the loss '%s' here; leave it out.".formatted(name(loss)));
            }
        } else if (!outputs.contains(output)) {
            errors.restingOn(OUTPUT).add(LOSS, "illegal_combination",
                    "An output of '%s' does not go with the loss '%s' in a %s. With '%1$s' go: %s.%s".formatted(
                            name(output), name(loss), name(task), names(task.losses(output)),
                            outputs.isEmpty() ? "" : " With '%s' go: %s.".formatted(name(loss), names(outputs))));
        }
        return loss;
    }

    private String outputAdvice() {
        return schema.isMultiLabel()
                ? "With several targets of classes, each has one unit for its two classes; choose 'sigmoid' for the "
                        + "output layer, with which go %s, or a step with the optimizer 'perceptron'."
                                .formatted(names(schema.task().losses(ActivationType.SIGMOID)))
                : "A classification answers probabilities; choose 'softmax' or 'sigmoid' for the output layer, "
                        + "or a step with the optimizer 'perceptron'.";
    }

    private static LossType naturalLoss(ActivationType output, Task task) {
        if (task == Task.REGRESSION || output.isStep()) {
            return LossType.MEAN_SQUARED_ERROR;
        }
        return output == ActivationType.SIGMOID ? LossType.BINARY_CROSS_ENTROPY : LossType.CATEGORICAL_CROSS_ENTROPY;
    }

    private static String name(Enum<?> constant) {
        return JsonNames.of(constant);
    }

    private static String names(List<? extends Enum<?>> constants) {
        return constants.stream().map(LossDefaults::name).collect(Collectors.joining(", "));
    }
}

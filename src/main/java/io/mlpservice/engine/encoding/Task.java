package io.mlpservice.engine.encoding;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;

import java.util.Arrays;
import java.util.List;

/** What a model predicts: a class or a number for each target. */
public enum Task {
    CLASSIFICATION,
    REGRESSION;

    /** Whether an output activation fits the task. Classification needs probabilities or steps. */
    public boolean allows(ActivationType output) {
        return this == REGRESSION || output == ActivationType.SOFTMAX || output == ActivationType.SIGMOID
                || output.isStep();
    }

    /**
     * Whether an output activation and a loss fit the task and each other. Cross-entropies are for classification only.
     */
    public boolean allows(ActivationType output, LossType loss) {
        return allows(output) && loss.outputActivations().contains(output)
                && (this == CLASSIFICATION || !loss.isCrossEntropy());
    }

    /** The losses that fit the task and an output activation. */
    public List<LossType> losses(ActivationType output) {
        return Arrays.stream(LossType.values()).filter(loss -> allows(output, loss)).toList();
    }

    /** The output activations that fit the task and a loss; empty if the loss does not fit the task. */
    public List<ActivationType> outputs(LossType loss) {
        return Arrays.stream(ActivationType.values()).filter(output -> allows(output, loss)).toList();
    }
}

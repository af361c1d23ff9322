package io.mlpservice.engine.encoding;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;

import java.util.Arrays;
import java.util.List;

/** What a model answers: a class, or a number for each target. */
public enum Task {
    CLASSIFICATION,
    REGRESSION;

    /** Whether an output of that kind answers what is asked: for classes probabilities, or yes and no. */
    public boolean allows(ActivationType output) {
        return this == REGRESSION || output == ActivationType.SOFTMAX || output == ActivationType.SIGMOID
                || output.isStep();
    }

    /** Whether an output activation and a loss make sense together here; a cross-entropy compares classes only. */
    public boolean allows(ActivationType output, LossType loss) {
        return allows(output) && loss.outputActivations().contains(output)
                && (this == CLASSIFICATION || !loss.isCrossEntropy());
    }

    /** The losses that make sense with an output activation here. */
    public List<LossType> losses(ActivationType output) {
        return Arrays.stream(LossType.values()).filter(loss -> allows(output, loss)).toList();
    }

    /** The output activations that make sense with a loss here; none if the loss has no place here. */
    public List<ActivationType> outputs(LossType loss) {
        return Arrays.stream(ActivationType.values()).filter(output -> allows(output, loss)).toList();
    }
}

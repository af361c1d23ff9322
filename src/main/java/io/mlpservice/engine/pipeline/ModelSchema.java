package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.function.ActivationType;

import java.util.List;

/**
 * What a model takes and what it answers.
 *
 * @param features the numeric columns it reads, in the order of the network's inputs; at least one
 * @param targets the columns it predicts; one for a classification, at least one for a regression
 */
public record ModelSchema(Task task, List<String> features, List<Target> targets) {
    /** Checks that there is something to read and to predict. */
    public ModelSchema {
        features = List.copyOf(features);
        targets = List.copyOf(targets);
        if (features.isEmpty() || targets.isEmpty()) {
            throw new IllegalArgumentException("a model has at least one feature and one target");
        }
        if (task == Task.CLASSIFICATION && (targets.size() != 1 || targets.getFirst().labels().size() < 2)) {
            throw new IllegalArgumentException("a classification has one target of at least two classes");
        }
    }

    /** The classes in the order of the output units; none for a regression. */
    public List<String> labels() {
        return targets.getFirst().labels();
    }

    /**
     * How many output units the targets need: one for each class, except that a sigmoid or a step tells two classes apart
     * with one unit; one for each target of a regression.
     */
    public int outputs(ActivationType output) {
        if (task == Task.REGRESSION) {
            return targets.size();
        }
        var tellsTwoApart = output == ActivationType.SIGMOID || output.isStep();
        return labels().size() == 2 && tellsTwoApart ? 1 : labels().size();
    }
}

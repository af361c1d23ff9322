package io.mlpservice.engine.encoding;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.training.Score;

import java.util.List;

/**
 * What a model takes and what it answers.
 *
 * @param features the numeric columns it reads, in the order of the network's inputs; at least one
 * @param targets the columns it predicts, at least one; several targets of a classification have two classes each
 */
public record ModelSchema(Task task, List<String> features, List<Target> targets) {
    /** Checks that there is something to read and to predict. */
    public ModelSchema {
        features = List.copyOf(features);
        targets = List.copyOf(targets);
        if (features.isEmpty() || targets.isEmpty()) {
            throw new IllegalArgumentException("a model has at least one feature and one target");
        }
        if (task == Task.CLASSIFICATION) {
            requireClasses(targets);
        }
    }

    private static void requireClasses(List<Target> targets) {
        if (targets.stream().anyMatch(target -> target.labels().size() < 2)) {
            throw new IllegalArgumentException("a classification has targets of at least two classes");
        }
        if (targets.size() > 1 && targets.stream().anyMatch(target -> target.labels().size() > 2)) {
            throw new IllegalArgumentException("several targets of a classification have two classes each");
        }
    }

    /** Whether a row belongs to one class for each of several targets. */
    public boolean isMultiLabel() {
        return task == Task.CLASSIFICATION && targets.size() > 1;
    }

    /**
     * How many output units the targets need: one for each target, except that a single target of classes has one for each
     * class, unless a sigmoid or a step tells its two classes apart with one unit.
     */
    public int outputs(ActivationType output) {
        if (task == Task.REGRESSION || isMultiLabel()) {
            return targets.size();
        }
        var classes = targets.getFirst().labels().size();
        return classes == 2 && tellsTwoApart(output) ? 1 : classes;
    }

    /** Whether output units of that kind can answer for the targets. */
    public boolean suits(ActivationType output) {
        return task.allows(output) && !(output == ActivationType.SOFTMAX && isMultiLabel());
    }

    private static boolean tellsTwoApart(ActivationType output) {
        return output == ActivationType.SIGMOID || output.isStep();
    }

    /** The number that tells people how good the answers are. */
    public Score score() {
        if (task == Task.REGRESSION) {
            return Score.R2;
        }
        return isMultiLabel() ? Score.SUBSET_ACCURACY : Score.ACCURACY;
    }
}

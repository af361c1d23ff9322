package io.mlpservice.engine.encoding;

import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TableReader;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.training.Score;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The features and targets of a model.
 *
 * @param features at least one column, in the order of the network's inputs
 * @param targets at least one column to predict; multiple targets of a classification must have two classes each
 * @param gapWords what means a missing value in the rows that it is trained on and predicts
 * @param numberMarks the marks in numbers that are written as text there
 */
public record ModelSchema(Task task, List<Feature> features, List<Target> targets, GapWords gapWords,
        NumberMarks numberMarks) {
    /** Checks the number of features, targets and classes. */
    public ModelSchema {
        features = List.copyOf(features);
        targets = List.copyOf(targets);
        if (features.isEmpty() || targets.isEmpty()) {
            throw new IllegalArgumentException("a model needs at least one feature and one target");
        }
        if (task == Task.CLASSIFICATION) {
            requireClasses(targets);
        }
    }

    /** A schema whose numbers are written plainly. */
    public ModelSchema(Task task, List<Feature> features, List<Target> targets, GapWords gapWords) {
        this(task, features, targets, gapWords, NumberMarks.PLAIN);
    }

    /** A schema with the usual words for missing values. */
    public ModelSchema(Task task, List<Feature> features, List<Target> targets) {
        this(task, features, targets, GapWords.USUAL);
    }

    private static void requireClasses(List<Target> targets) {
        if (targets.stream().anyMatch(target -> target.labels().size() < 2)) {
            throw new IllegalArgumentException("a target of a classification needs at least two classes");
        }
        if (targets.size() > 1 && targets.stream().anyMatch(target -> target.labels().size() > 2)) {
            throw new IllegalArgumentException("multiple targets of a classification must have two classes each");
        }
    }

    /** Whether another schema has the same task, features and targets. */
    public boolean hasColumnsOf(ModelSchema other) {
        return task == other.task && hasFeaturesOf(other) && targets.equals(other.targets);
    }

    /** Whether another schema has the same features, whatever signs are beside their numbers. */
    public boolean hasFeaturesOf(ModelSchema other) {
        return withoutSigns().equals(other.withoutSigns());
    }

    private List<Feature> withoutSigns() {
        return features.stream().map(feature -> feature.with(null)).toList();
    }

    /** The names of the features, in order. */
    public List<String> featureNames() {
        return features.stream().map(Feature::name).toList();
    }

    /** The names of the targets, in order. */
    public List<String> targetNames() {
        return targets.stream().map(Target::name).toList();
    }

    /** The rows of a table that have a value for every target. */
    public int[] rowsWithTargets(Table table) {
        var columns = targets.stream().map(target -> TableReader.column(table, target.name())).toList();
        return IntStream.range(0, table.rowCount())
                .filter(row -> columns.stream().noneMatch(column -> column.isMissing(row))).toArray();
    }

    /** Whether this is a classification with several targets. */
    public boolean isMultiLabel() {
        return task == Task.CLASSIFICATION && targets.size() > 1;
    }

    /**
     * The number of output units for the targets: one per target. A single classification target has one per class, or
     * a single unit for two classes with a sigmoid or step.
     */
    public int outputs(ActivationType output) {
        if (task == Task.REGRESSION || isMultiLabel()) {
            return targets.size();
        }
        var classes = targets.getFirst().labels().size();
        return classes == 2 && separatesTwoClasses(output) ? 1 : classes;
    }

    /** Whether an output activation fits the targets. */
    public boolean suits(ActivationType output) {
        return task.allows(output) && !(output == ActivationType.SOFTMAX && isMultiLabel());
    }

    private static boolean separatesTwoClasses(ActivationType output) {
        return output == ActivationType.SIGMOID || output.isStep();
    }

    /** The score that is reported for the model. */
    public Score score() {
        if (task == Task.REGRESSION) {
            return Score.R2;
        }
        return isMultiLabel() ? Score.SUBSET_ACCURACY : Score.ACCURACY;
    }
}

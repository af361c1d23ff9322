package io.mlpservice.surface;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Task;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** What a model answers in each cell of a picture. */
final class AnswerGrid {
    private final ShownTargets targets;
    private final double[][] series;
    private final int[] mostProbable;

    /** Makes room for a number of cells. */
    AnswerGrid(ShownTargets targets, int cells) {
        this.targets = targets;
        var hasMostProbable = !isRegression() && !targets.showsEachClass();
        this.series = new double[hasMostProbable ? 1 : targets.series()][cells];
        this.mostProbable = new int[hasMostProbable ? cells : 0];
    }

    private boolean isRegression() {
        return targets.schema().task() == Task.REGRESSION;
    }

    /** Sets what the model answers in a cell. */
    void set(int cell, Prediction prediction) {
        switch (prediction) {
            case Prediction.Label(var _, var probabilities) -> setClasses(cell, probabilities);
            case Prediction.Labels(var labels) ->
                setClasses(cell, labels.get(targets.indexes().getFirst()).probabilities());
            case Prediction.Numbers(var values) -> {
                for (var index = 0; index < series.length; index++) {
                    series[index][cell] = Rounding.significant(values[targets.indexes().get(index)]);
                }
            }
        }
    }

    private void setClasses(int cell, double[] probabilities) {
        if (mostProbable.length > 0) {
            mostProbable[cell] = Prediction.mostProbable(probabilities);
            series[0][cell] = Rounding.probability(probabilities[mostProbable[cell]]);
            return;
        }
        for (var label = 0; label < probabilities.length; label++) {
            series[label][cell] = Rounding.probability(probabilities[label]);
        }
    }

    boolean isFinite() {
        return Arrays.stream(series).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    double @Nullable [][] probabilities() {
        return isRegression() || mostProbable.length > 0 ? null : series;
    }

    int @Nullable [] labelIndexes() {
        return mostProbable.length > 0 ? mostProbable : null;
    }

    double @Nullable [] topProbabilities() {
        return mostProbable.length > 0 ? series[0] : null;
    }

    double @Nullable [][] values() {
        return isRegression() ? series : null;
    }
}

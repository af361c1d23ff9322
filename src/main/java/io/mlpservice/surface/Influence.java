package io.mlpservice.surface;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.model.PassCost;
import io.mlpservice.engine.model.RowPass;
import io.mlpservice.engine.model.TrainedModel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds out which features change an answer most when one of them changes alone, from a given row. */
final class Influence {
    /** How many values of each feature are tried. */
    private static final int TRIED = 5;
    /** Features of more than this cost, in multiplications, are taken in their order. */
    private static final double BUDGET = 2e9;

    private final TrainedModel model;
    private final double[] base;
    private final int target;

    Influence(TrainedModel model, double[] base, int target) {
        this.model = model;
        this.base = base;
        this.target = target;
    }

    /** The features that can be shown: numbers and dates first, and of these those that change the answer most. */
    List<Integer> ranked() {
        var features = model.features();
        var shown = IntStream.range(0, base.length).filter(feature -> Axis.canShow(features.encoder(feature))).boxed()
                .toList();
        if (PassCost.multiplications(model, (long) TRIED * shown.size()) > BUDGET) {
            return shown.stream().sorted(Comparator.<Integer, Boolean>comparing(this::varies).reversed()).toList();
        }
        var changes = new double[base.length];
        var pass = new RowPass(model, TRIED);
        shown.forEach(feature -> changes[feature] = change(feature, pass));
        return shown.stream().sorted(Comparator.<Integer, Boolean>comparing(this::varies)
                .thenComparingDouble(feature -> changes[feature]).reversed()).toList();
    }

    /** Whether a feature has a range in which it varies in the training rows. */
    private boolean varies(int feature) {
        var encoder = model.features().encoder(feature);
        return Axis.hasRange(encoder)
                && !(encoder instanceof NumberEncoder number && number.least() == number.largest());
    }

    /** The largest change of a probability, or the change of the number. */
    private double change(int feature, RowPass pass) {
        var axis = Axis.of(feature, model.features().encoder(feature), null, TRIED, TRIED);
        var answers = new double[axis.size()][];
        pass.run(axis.size(), new Grid(axis, null, base),
                (row, prediction, _) -> answers[row] = numbers(prediction));
        return IntStream.range(0, answers[0].length).mapToDouble(index -> span(answers, index)).max().orElse(0);
    }

    private double[] numbers(Prediction prediction) {
        return switch (prediction) {
            case Prediction.Label(var _, var probabilities) -> probabilities;
            case Prediction.Labels(var labels) -> labels.get(target).probabilities();
            case Prediction.Numbers(var values) -> new double[]{values[target]};
        };
    }

    private static double span(double[][] answers, int index) {
        var numbers = Arrays.stream(answers).mapToDouble(answer -> answer[index]).summaryStatistics();
        var span = numbers.getMax() - numbers.getMin();
        return Double.isNaN(span) ? 0 : span;
    }
}

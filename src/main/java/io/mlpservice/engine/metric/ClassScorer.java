package io.mlpservice.engine.metric;

import io.mlpservice.engine.encoding.Target;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Computes the metrics of one classification target. */
public final class ClassScorer {
    private static final double SMALLEST_PROBABILITY = 1e-15;
    /** The confusion matrix of more classes is too large to be of use. */
    private static final int MOST_CLASSES_CONFUSED = 1000;
    private static final int POINTS_OF_CLASS = 200;
    private static final int FEWEST_POINTS_OF_CLASS = 10;
    /** Many classes get coarser curves, so that all curves together stay small. */
    private static final int POINTS_OF_TARGET = 20_000;

    private final Target target;
    private final int classCount;
    private final Probabilities probabilities;
    private final int[] actual;
    private final int[] predicted;

    /**
     * A scorer for some rows.
     *
     * @param actual the class of each row
     */
    public ClassScorer(Target target, Probabilities probabilities, int[] actual) {
        this.target = target;
        this.classCount = target.labels().size();
        this.probabilities = probabilities;
        this.actual = actual;
        this.predicted = IntStream.range(0, actual.length).map(this::mostProbable).toArray();
    }

    /** Ties go to the first class. */
    private int mostProbable(int row) {
        var best = 0;
        for (var label = 1; label < classCount; label++) {
            best = probabilities.of(row, label) > probabilities.of(row, best) ? label : best;
        }
        return best;
    }

    /** Whether the predicted class of a row is correct. */
    boolean isRight(int row) {
        return predicted[row] == actual[row];
    }

    Metrics.TargetClasses metrics() {
        var classes = classMetrics();
        return new Metrics.TargetClasses(target.name(), scores(classes), target.labels(), classes, calibration(),
                classCount > MOST_CLASSES_CONFUSED ? List.of() : confusion());
    }

    private List<List<Integer>> confusion() {
        var counts = new int[classCount][classCount];
        for (var row = 0; row < actual.length; row++) {
            counts[actual[row]][predicted[row]]++;
        }
        return Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
    }

    private List<ClassMetrics> classMetrics() {
        var hits = new int[classCount];
        var supports = new int[classCount];
        var predictions = new int[classCount];
        for (var row = 0; row < actual.length; row++) {
            hits[actual[row]] += isRight(row) ? 1 : 0;
            supports[actual[row]]++;
            predictions[predicted[row]]++;
        }
        return IntStream.range(0, classCount).mapToObj(label -> ClassMetrics.of(target.labels().get(label),
                hits[label], supports[label], predictions[label], ranking(label, supports[label]))).toList();
    }

    private Ranking ranking(int label, int support) {
        var positives = new double[support];
        var negatives = new double[actual.length - support];
        int positive = 0, negative = 0;
        for (var row = 0; row < actual.length; row++) {
            if (actual[row] == label) {
                positives[positive++] = probabilities.of(row, label);
            } else {
                negatives[negative++] = probabilities.of(row, label);
            }
        }
        return Ranking.of(positives, negatives,
                Math.clamp(POINTS_OF_TARGET / classCount, FEWEST_POINTS_OF_CLASS, POINTS_OF_CLASS));
    }

    private ClassificationScores scores(List<ClassMetrics> classes) {
        var right = IntStream.range(0, actual.length).filter(this::isRight).count();
        return new ClassificationScores((double) right / actual.length, meanOfDefined(classes, ClassMetrics::recall),
                meanOfDefined(classes, ClassMetrics::f1), meanOfRows(this::logLoss), meanOfRows(this::brierScore),
                oneAgainstTheRest(classes, Ranking::rocAuc), oneAgainstTheRest(classes, Ranking::averagePrecision));
    }

    private static double meanOfDefined(List<ClassMetrics> classes, ToDoubleFunction<ClassMetrics> metric) {
        return classes.stream().mapToDouble(metric).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }

    private static double oneAgainstTheRest(List<ClassMetrics> classes, ToDoubleFunction<Ranking> metric) {
        return classes.stream().skip(classes.size() == 2 ? 1 : 0).map(ClassMetrics::ranking).mapToDouble(metric)
                .average().orElseThrow();
    }

    private double meanOfRows(IntToDoubleFunction metric) {
        return IntStream.range(0, actual.length).mapToDouble(metric).average().orElseThrow();
    }

    /** The mean log loss of the rows. */
    double logLoss() {
        return meanOfRows(this::logLoss);
    }

    private double logLoss(int row) {
        var sum = 0.0;
        for (var label = 0; label < classCount; label++) {
            sum += probabilities.of(row, label);
        }
        var probability = sum == 0 ? 1.0 / classCount : probabilities.of(row, actual[row]) / sum;
        return -StrictMath.log(Math.max(SMALLEST_PROBABILITY, probability));
    }

    private double brierScore(int row) {
        var sum = 0.0;
        for (var label = classCount == 2 ? 1 : 0; label < classCount; label++) {
            var error = probabilities.of(row, label) - (actual[row] == label ? 1 : 0);
            sum += error * error;
        }
        return sum;
    }

    private List<CalibrationBin> calibration() {
        return classCount == 2
                ? CalibrationBin.of(actual.length, row -> probabilities.of(row, 1), row -> actual[row] == 1)
                : CalibrationBin.of(actual.length, row -> probabilities.of(row, predicted[row]), this::isRight);
    }
}

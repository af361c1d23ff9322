package io.mlpservice.engine.metric;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes the metrics of one classification target.
 *
 * @param probabilities [rows][classes]
 * @param classes the actual class of each row
 */
@SuppressWarnings("ArrayRecordComponent")
public record ClassScorer(Target target, double[][] probabilities, int[] classes) {
    private static final double SMALLEST_PROBABILITY = 1e-15;

    Metrics.TargetClasses metrics() {
        var confusion = confusion();
        var ofClasses = classMetrics(confusion);
        return new Metrics.TargetClasses(target.name(), accuracy(confusion), macroF1(ofClasses), logLoss(),
                rocAuc(), target.labels(), ofClasses,
                Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList());
    }

    /** Whether the predicted class of a row is correct. */
    boolean isRight(int row) {
        return Prediction.mostProbable(probabilities[row]) == classes[row];
    }

    private int[][] confusion() {
        var counts = new int[classCount()][classCount()];
        for (var row = 0; row < classes.length; row++) {
            counts[classes[row]][Prediction.mostProbable(probabilities[row])]++;
        }
        return counts;
    }

    private int classCount() {
        return target.labels().size();
    }

    private double accuracy(int[][] confusion) {
        return (double) IntStream.range(0, classCount()).map(label -> confusion[label][label]).sum() / classes.length;
    }

    private List<ClassMetrics> classMetrics(int[][] confusion) {
        return IntStream.range(0, classCount()).mapToObj(label -> ClassMetrics.of(target.labels().get(label),
                confusion[label][label], Arrays.stream(confusion[label]).sum(),
                Arrays.stream(confusion).mapToInt(row -> row[label]).sum())).toList();
    }

    private static double macroF1(List<ClassMetrics> classes) {
        return classes.stream().mapToDouble(ClassMetrics::f1).filter(f1 -> !Double.isNaN(f1)).average()
                .orElse(Double.NaN);
    }

    private double logLoss() {
        var total = 0.0;
        for (var row = 0; row < classes.length; row++) {
            var probability = probabilities[row][classes[row]] / Arrays.stream(probabilities[row]).sum();
            total -= StrictMath.log(Math.max(SMALLEST_PROBABILITY, probability));
        }
        return total / classes.length;
    }

    private double rocAuc() {
        if (classCount() == 2) {
            return rocAuc(1);
        }
        return IntStream.range(0, classCount()).mapToDouble(this::rocAuc).average().orElseThrow();
    }

    /** The probability that a row of the class scores higher than a row of another class; ties count half. */
    private double rocAuc(int label) {
        var byProbability = IntStream.range(0, classes.length).boxed()
                .sorted((a, b) -> Double.compare(probabilities[a][label], probabilities[b][label]))
                .mapToInt(Integer::intValue).toArray();
        var positives = Arrays.stream(classes).filter(actual -> actual == label).count();
        var negatives = classes.length - positives;
        var pairs = 0.0;
        var negativesBelow = 0L;
        for (int from = 0, to; from < byProbability.length; from = to) {
            to = endOfTies(byProbability, label, from);
            var tied = Arrays.stream(byProbability, from, to).filter(row -> classes[row] == label).count();
            var tiedNegatives = to - from - tied;
            pairs += tied * (negativesBelow + tiedNegatives / 2.0);
            negativesBelow += tiedNegatives;
        }
        return pairs / ((double) positives * negatives);
    }

    private int endOfTies(int[] byProbability, int label, int from) {
        var to = from + 1;
        while (to < byProbability.length
                && probabilities[byProbability[to]][label] == probabilities[byProbability[from]][label]) {
            to++;
        }
        return to;
    }
}

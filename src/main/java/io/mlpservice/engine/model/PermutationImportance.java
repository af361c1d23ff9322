package io.mlpservice.engine.model;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TableReader;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.metric.ClassScorer;
import io.mlpservice.engine.metric.Quality;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much worse a model predicts when the values of one feature are shuffled among the rows (Breiman: Random forests,
 * 2001). The shuffled feature keeps its distribution and loses what it says of the row.
 */
public final class PermutationImportance {
    private final TrainedModel model;
    private final Table table;
    private final int[] rows;
    private final List<Truth> truths;
    private final Quality quality;
    private final int repeats;
    private final long seed;

    /** What is true of a target: numbers, or indexes of classes. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Truth(Target target, double[] values) {}

    /**
     * The importance of a feature; the deviations are those of the repeats.
     *
     * @param scoreDecrease by how much the score falls, on average
     * @param errorIncrease by how much the error grows, on average
     */
    public record Importance(String feature, double scoreDecrease, double scoreDeviation, double errorIncrease,
            double errorDeviation) {}

    /**
     * Measures the model on rows as they are.
     *
     * @param table the features and targets of the rows to measure on, at least one; every target has a value
     * @param repeats how often each feature is shuffled, at least 1
     */
    public PermutationImportance(TrainedModel model, Table table, int repeats, long seed) {
        this.model = model;
        this.table = table;
        this.rows = IntStream.range(0, table.rowCount()).toArray();
        this.truths = model.schema().targets().stream().map(this::truth).toList();
        this.repeats = repeats;
        this.seed = seed;
        this.quality = quality(table);
    }

    private Truth truth(Target target) {
        if (model.schema().task() == Task.REGRESSION) {
            return new Truth(target, TableReader.numbers(table, target.name()));
        }
        var column = TableReader.column(table, target.name());
        return new Truth(target,
                Arrays.stream(rows).mapToDouble(row -> target.labels().indexOf(column.text(row))).toArray());
    }

    /** How good the predictions are when nothing is shuffled. */
    public Quality quality() {
        return quality;
    }

    /** The importance of a feature. */
    public Importance of(String feature) {
        var place = model.schema().featureNames().indexOf(feature);
        var shuffled = IntStream.range(0, repeats)
                .mapToObj(repeat -> quality(shuffled(feature, (long) place * repeats + repeat))).toList();
        var decreases = shuffled.stream().mapToDouble(worse -> quality.score() - worse.score()).toArray();
        var increases = shuffled.stream().mapToDouble(worse -> worse.error() - quality.error()).toArray();
        return new Importance(feature, mean(decreases), deviation(decreases), mean(increases), deviation(increases));
    }

    private Table shuffled(String feature, long number) {
        var order = rows.clone();
        RandomStream.of(seed, Purpose.PERMUTATION, number).shuffle(order);
        return new Table(table.columns().stream()
                .map(column -> column.name().equals(feature) ? column.at(order) : column).toList());
    }

    private Quality quality(Table measured) {
        var predictions = model.predict(measured, rows);
        if (model.schema().task() == Task.CLASSIFICATION) {
            return Quality.of(IntStream.range(0, truths.size()).mapToObj(target -> scorer(predictions, target))
                    .toList(), rows.length);
        }
        return Quality.of(
                IntStream.range(0, truths.size()).mapToObj(target -> predictions.stream()
                        .mapToDouble(row -> ((Prediction.Numbers) row).values()[target]).toArray())
                        .toArray(double[][]::new),
                truths.stream().map(Truth::values).toArray(double[][]::new));
    }

    private ClassScorer scorer(List<Prediction> predictions, int target) {
        var truth = truths.get(target);
        return new ClassScorer(truth.target(),
                (row, label) -> label(predictions.get(row), target).probabilities()[label],
                Arrays.stream(truth.values()).mapToInt(value -> (int) value).toArray());
    }

    private static Prediction.Label label(Prediction prediction, int target) {
        return prediction instanceof Prediction.Labels(var targets)
                ? targets.get(target)
                : (Prediction.Label) prediction;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        var mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
    }
}

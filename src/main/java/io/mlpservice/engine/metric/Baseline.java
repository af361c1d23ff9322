package io.mlpservice.engine.metric;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TableReader;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.TargetCodec;
import io.mlpservice.engine.encoding.Task;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model that knows nothing of the features: it answers the same for every row. A model that is no better has learned
 * nothing. All rows count the same, as in all metrics.
 */
public sealed interface Baseline {
    /** Learns the answer from the training rows of a table. */
    static Baseline of(ModelSchema schema, TargetCodec codec, Table table, int[] trainingRows) {
        var targets = schema.targets();
        if (schema.task() == Task.REGRESSION) {
            return new Means(targets, targets.stream()
                    .mapToDouble(target -> Arrays.stream(numbers(table, target, trainingRows)).average().orElseThrow())
                    .boxed().toList());
        }
        return new ClassCounts(targets, IntStream.range(0, targets.size())
                .mapToObj(target -> counts(targets.get(target), codec.classes(table, trainingRows, target))).toList());
    }

    private static double[] numbers(Table table, Target target, int[] rows) {
        var values = TableReader.numbers(table, target.name());
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    private static List<Integer> counts(Target target, int[] classes) {
        var counts = new int[target.labels().size()];
        Arrays.stream(classes).forEach(label -> counts[label]++);
        return Arrays.stream(counts).boxed().toList();
    }

    /** The metrics of this baseline on rows of a table. The loss is undefined. */
    Metrics metrics(TargetCodec codec, Table table, int[] rows);

    /**
     * Answers the most frequent class, the first of equally frequent ones, and the share of each as its probability.
     *
     * @param counts for each target the number of training rows of each class
     */
    record ClassCounts(List<Target> targets, List<List<Integer>> counts) implements Baseline {
        /** Copies the counts. */
        public ClassCounts {
            counts = counts.stream().map(List::copyOf).toList();
        }

        /** The most frequent class of a target. */
        public String label(int target) {
            var ofTarget = counts.get(target);
            return targets.get(target).labels().get(ofTarget.indexOf(Collections.max(ofTarget)));
        }

        @Override
        public Metrics metrics(TargetCodec codec, Table table, int[] rows) {
            return new ClassificationScorer(rows.length, IntStream.range(0, targets.size())
                    .mapToObj(target -> scorer(target, codec.classes(table, rows, target))).toList())
                    .metrics(Double.NaN);
        }

        private ClassScorer scorer(int target, int[] classes) {
            var total = counts.get(target).stream().mapToDouble(Integer::doubleValue).sum();
            var shares = counts.get(target).stream().mapToDouble(count -> count / total).toArray();
            return new ClassScorer(targets.get(target), (_, label) -> shares[label], classes);
        }
    }

    /**
     * Answers the mean of each target.
     *
     * @param means over the training rows, in the targets' own units
     */
    record Means(List<Target> targets, List<Double> means) implements Baseline {
        /** Copies the means. */
        public Means {
            means = List.copyOf(means);
        }

        @Override
        public Metrics metrics(TargetCodec codec, Table table, int[] rows) {
            var predicted = means.stream().map(mean -> same(mean, rows.length)).toArray(double[][]::new);
            return new RegressionScorer(targets, predicted,
                    targets.stream().map(target -> numbers(table, target, rows)).toArray(double[][]::new))
                    .metrics(Double.NaN);
        }

        private static double[] same(double value, int rows) {
            var values = new double[rows];
            Arrays.fill(values, value);
            return values;
        }
    }
}

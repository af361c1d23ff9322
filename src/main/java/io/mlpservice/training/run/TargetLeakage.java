package io.mlpservice.training.run;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.metric.LoneFeature;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.platform.problem.Messages;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Notices features that alone predict a target almost perfectly: they may follow from it, and be unknown when it is predicted. */
final class TargetLeakage {
    private static final int FEWEST_ROWS = 20;
    private static final int MOST_ROWS = 10_000;
    /** So many rows show which features are worth a look at more. */
    private static final int FIRST_ROWS = 500;
    private static final double CORRELATION = 0.999;
    private static final double CORRELATION_OF_FIRST_ROWS = 0.99;
    private static final double ACCURACY = 0.99;
    private static final double ACCURACY_OF_FIRST_ROWS = 0.95;
    /** Of the rows that the most frequent class gets wrong, at most this share is left. */
    private static final double SHARE_OF_ERRORS = 0.05;
    /** Fewer rows of other classes may be right by chance. */
    private static final int FEWEST_OTHERS = 5;
    private static final int MOST_WARNINGS = 10;

    private final Column target;
    private final boolean areClasses;
    private final int[] rows;
    private final int[] firstRows;
    private final int mostFrequent;

    private TargetLeakage(Column target, boolean areClasses) {
        this.target = target;
        this.areClasses = areClasses;
        var drawn = RandomStream.of(0, Purpose.SAMPLE, 0).sample(Math.min(MOST_ROWS, target.size()), target.size());
        this.rows = IntStream.of(drawn).filter(row -> !target.isMissing(row)).toArray();
        var first = Math.min(FIRST_ROWS, rows.length);
        this.firstRows = IntStream.range(0, first).map(index -> rows[(int) ((long) index * rows.length / first)])
                .toArray();
        this.mostFrequent = areClasses ? LoneFeature.mostFrequent(target, rows) : 0;
    }

    /**
     * A sentence for each of these features, but none where nothing to learn from would be left.
     *
     * @param table the columns of the training
     */
    static List<String> warnings(TrainingConfiguration configuration, Table table) {
        var features = configuration.features().stream().flatMap(name -> table.column(name).stream()).toList();
        return configuration.targets().stream().flatMap(name -> table.column(name).stream())
                .map(target -> new TargetLeakage(target, configuration.task() == Task.CLASSIFICATION))
                .flatMap(target -> target.warnings(features)).limit(MOST_WARNINGS).toList();
    }

    private Stream<String> warnings(List<Column> features) {
        if (rows.length < FEWEST_ROWS) {
            return Stream.empty();
        }
        var varying = features.stream().filter(this::varies).toList();
        var warnings = varying.stream().flatMap(feature -> warning(feature).stream()).toList();
        return warnings.size() == varying.size() ? Stream.empty() : warnings.stream();
    }

    /** Whether a model can learn from it. */
    private boolean varies(Column feature) {
        var known = IntStream.of(firstRows).filter(row -> !feature.isMissing(row)).toArray();
        if (known.length == 0 || known.length < firstRows.length) {
            return known.length > 0;
        }
        return switch (feature) {
            case Column.Numeric(var _, var values) ->
                !Scaling.isConstant(IntStream.of(known).mapToDouble(row -> values[row]).toArray());
            case Column.Categorical(var _, var _, var codes) ->
                IntStream.of(known).anyMatch(row -> codes[row] != codes[known[0]]);
        };
    }

    private Optional<String> warning(Column feature) {
        return (areClasses ? accuracy(feature) : correlation(feature)).map(measure -> ("Column '%s' alone predicts the "
                + "target '%s' almost perfectly: %s. If it is known only together with the target, the model is of no use "
                + "for new rows. Then leave it out of 'features', or upload the data set with the role 'ignored' for it.")
                .formatted(Messages.shortened(feature.name()), Messages.shortened(target.name()), measure));
    }

    private Optional<String> accuracy(Column feature) {
        var others = rows.length - mostFrequent;
        if (others < FEWEST_OTHERS
                || LoneFeature.rightRows(feature, target, firstRows) < ACCURACY_OF_FIRST_ROWS * firstRows.length) {
            return Optional.empty();
        }
        var right = LoneFeature.rightRows(feature, target, rows);
        return right >= ACCURACY * rows.length && rows.length - right <= SHARE_OF_ERRORS * others
                ? Optional.of("in %,d of %,d rows, the most frequent class in %,d".formatted(right, rows.length,
                        mostFrequent))
                : Optional.empty();
    }

    private Optional<String> correlation(Column feature) {
        if (!(feature instanceof Column.Numeric numbers) || !(target instanceof Column.Numeric wanted) || Math
                .abs(LoneFeature.rankCorrelation(numbers, wanted, firstRows)) < CORRELATION_OF_FIRST_ROWS) {
            return Optional.empty();
        }
        var correlation = LoneFeature.rankCorrelation(numbers, wanted, rows);
        return Math.abs(correlation) >= CORRELATION
                ? Optional.of("the correlation of their ranks is %.4f".formatted(correlation))
                : Optional.empty();
    }
}

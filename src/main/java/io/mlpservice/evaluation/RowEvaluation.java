package io.mlpservice.evaluation;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TableReader;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.evaluation.EvaluatedRow.EvaluatedTarget;
import io.mlpservice.metric.Numbers;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds what a model answers for rows of a table against what is true. */
final class RowEvaluation {
    private final TrainedModel model;
    private final Table table;
    private final int firstRow;
    private final double @Nullable [] weights;

    /**
     * An evaluation.
     *
     * @param firstRow the number of rows of the data set before the table
     */
    RowEvaluation(TrainedModel model, Table table, int firstRow, @Nullable String weightColumn) {
        this.model = model;
        this.table = table;
        this.firstRow = firstRow;
        this.weights = weightColumn == null ? null : TableReader.numbers(table, weightColumn);
    }

    /** Evaluates rows of the table. Their answers are made one by one, as they are taken. */
    Stream<EvaluatedRow> of(int[] rows) {
        var predictions = model.predict(table, rows);
        return IntStream.range(0, rows.length).mapToObj(index -> row(rows[index], predictions.get(index)));
    }

    private EvaluatedRow row(int row, Prediction prediction) {
        var targets = model.schema().targets();
        var evaluated = IntStream.range(0, targets.size())
                .mapToObj(index -> target(targets.get(index), row, prediction, index)).toList();
        return EvaluatedRow.of(firstRow + row, weights == null ? null : weights[row], evaluated);
    }

    private EvaluatedTarget target(Target target, int row, Prediction prediction, int index) {
        var truth = TableReader.column(table, target.name());
        return switch (prediction) {
            case Prediction.Label label -> label(target, truth.text(row), label);
            case Prediction.Labels(var labels) -> label(target, truth.text(row), labels.get(index));
            case Prediction.Numbers(var values) -> number(target, truth, row, values[index]);
        };
    }

    private static EvaluatedTarget label(Target target, String truth, Prediction.Label label) {
        var probabilities = new LinkedHashMap<String, Double>();
        IntStream.range(0, target.labels().size())
                .forEach(index -> probabilities.put(target.labels().get(index), label.probabilities()[index]));
        if (!Arrays.stream(label.probabilities()).allMatch(Double::isFinite)) {
            return new EvaluatedTarget(target.name(), new CellValue.Text(truth), null, null, null, null);
        }
        return new EvaluatedTarget(target.name(), new CellValue.Text(truth), new CellValue.Text(label.label()),
                probabilities, null, 1 - probability(probabilities, truth));
    }

    private static double probability(Map<String, Double> probabilities, String truth) {
        return probabilities.getOrDefault(truth, 0.0);
    }

    private EvaluatedTarget number(Target target, Column column, int row, double predicted) {
        var truth = TableReader.numbers(table, column.name())[row];
        return new EvaluatedTarget(target.name(), new CellValue.Numeric(truth),
                Double.isFinite(predicted) ? new CellValue.Numeric(predicted) : null, null,
                Numbers.finite(truth - predicted), Numbers.finite(Math.abs(truth - predicted)));
    }
}

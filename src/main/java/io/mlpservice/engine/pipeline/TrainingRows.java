package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Split;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.ColumnScale;
import io.mlpservice.engine.encoding.FeatureCodec;
import io.mlpservice.engine.encoding.TableReader;
import io.mlpservice.engine.encoding.TargetCodec;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.encoding.UnsuitableDataException;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.model.TrainedModel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the rows of a table are for in a training, how much each counts, and the targets' scales learned from them. */
public final class TrainingRows {
    private final PipelineSpec spec;
    private final Table table;
    private final Split split;
    private final double[] weights;
    private final List<ColumnScale> targetScales;

    /**
     * Divides the rows.
     *
     * @throws UnsuitableDataException naming the column, if one is absent, has gaps or cannot be used as the spec says
     */
    public TrainingRows(PipelineSpec spec, Table table) {
        this.spec = spec;
        this.table = table;
        var schema = spec.schema();
        var groups = schema.task() == Task.CLASSIFICATION
                ? new TargetCodec(schema, List.of(), spec.plan().network().outputLayer()).groups(table)
                : new int[table.rowCount()];
        this.split = Split.of(spec.split(), groups, spec.plan().seed());
        var labels = schema.isMultiLabel() ? List.<String>of() : schema.targets().getFirst().labels();
        this.weights = spec.weighting().weights(table, labels, groups, split.training());
        this.targetScales = spec.origin().map(TrainedModel::targetScales).orElseGet(this::fitTargets);
    }

    private List<ColumnScale> fitTargets() {
        return spec.schema().task() == Task.CLASSIFICATION
                ? List.of()
                : spec.schema().targets().stream().map(target -> fit(target.name())).toList();
    }

    private ColumnScale fit(String column) {
        var values = TableReader.numbers(table, column);
        return FeatureCodec.fit(spec.targetScaling(), column,
                IntStream.of(split.training()).mapToDouble(row -> values[row]).toArray());
    }

    /** Whether no row to train on counts, so that there is nothing to learn. */
    public boolean weighNothing() {
        return IntStream.of(split.training()).allMatch(row -> weights[row] == 0);
    }

    /** Whether the loss compares counts and a scaled target lies below 0, in a row whose loss is measured. */
    public boolean holdNegativeCounts() {
        return spec.plan().objective().loss().type() == LossType.POISSON
                && IntStream.range(0, targetScales.size()).anyMatch(this::isNegative);
    }

    private boolean isNegative(int target) {
        var values = TableReader.numbers(table, spec.schema().targets().get(target).name());
        var scale = targetScales.get(target);
        return IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation()))
                .anyMatch(row -> scale.scale(values[row]) < 0);
    }

    Split split() {
        return split;
    }

    double[] weights(int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> weights[row]).toArray();
    }

    List<ColumnScale> targetScales() {
        return targetScales;
    }
}

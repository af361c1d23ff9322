package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Rows;
import io.mlpservice.engine.data.Split;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TableReader;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.TargetCodec;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.scaling.ColumnScale;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The split of a table's rows, their weights, and the scales of the targets. */
public final class TrainingRows {
    /** Group, part, place in the order of an epoch, class, and the weight twice, of each row. */
    public static final int BYTES_OF_ROW = 4 * Integer.BYTES + 2 * Double.BYTES;

    private final PipelineSpec spec;
    private final Table table;
    private final Split split;
    private final int[] groups;
    /** The labels of a single classification target; empty for several. */
    private final List<String> labels;
    private final double[] weights;
    /** Whether only the ratios of weights matter. */
    private final boolean relative;
    private final List<ColumnScale.Invertible> targetScales;
    /** Fitted when it is first needed. */
    private @Nullable FeatureCodec features;

    /**
     * Splits the rows.
     *
     * @throws UnsuitableDataException if a column is absent, has missing values or does not suit the spec; names the
     *     column
     */
    public TrainingRows(PipelineSpec spec, Table table) {
        this.spec = spec;
        this.table = table;
        var schema = spec.schema();
        var complete = completeRows();
        var groupOf = schema.task() == Task.CLASSIFICATION
                ? new TargetCodec(schema, List.of(), spec.plan().network().outputLayer()).groups(table, complete)
                : new int[complete.length];
        this.groups = new int[table.rowCount()];
        Arrays.fill(groups, -1);
        IntStream.range(0, complete.length).forEach(index -> groups[complete[index]] = groupOf[index]);
        this.split = spec.split().split(new Rows(table, complete, groups), spec.plan().seed());
        if (split.training().length == 0) {
            throw new UnsuitableDataException("no rows are left to train on; %d of %d rows are complete"
                    .formatted(complete.length, table.rowCount()));
        }
        this.labels = schema.isMultiLabel() ? List.<String>of() : schema.targets().getFirst().labels();
        this.relative = spec.plan().objective().reduction() == LossReduction.MEAN;
        this.weights = spec.weighting().weights(table, labels, groups, split.training(), relative);
        this.targetScales = spec.origin().map(TrainedModel::targetScales).orElseGet(this::fitTargetScales);
    }

    /** The rows with all targets, and with all features if rows with gaps are dropped. */
    private int[] completeRows() {
        var schema = spec.schema();
        var rows = schema.rowsWithTargets(table);
        if (spec.encoding().missing() != MissingValues.DROP_ROW) {
            return rows;
        }
        var columns = schema.features().stream().map(feature -> TableReader.column(table, feature.name())).toList();
        return IntStream.of(rows).filter(row -> columns.stream().noneMatch(column -> column.isMissing(row))).toArray();
    }

    private List<ColumnScale.Invertible> fitTargetScales() {
        return spec.schema().task() == Task.CLASSIFICATION
                ? List.of()
                : spec.schema().targets().stream().map(target -> fit(target.name())).toList();
    }

    private ColumnScale.Invertible fit(String column) {
        try {
            return spec.targetScaling().fit(trainingValues(column));
        } catch (IllegalArgumentException unscalable) {
            throw UnsuitableDataException.unscalable(column);
        }
    }

    /** How features become inputs, as learned from the training rows or taken from the model to go on from. */
    public FeatureCodec features() {
        if (features == null) {
            features = fitFeatures();
        }
        return features;
    }

    private FeatureCodec fitFeatures() {
        return spec.origin().map(TrainedModel::features).orElseGet(
                () -> FeatureCodec.fit(spec.schema().features(), spec.encoding(), table, split.training()));
    }

    /** The features, and their powers and products, that are constant in the training rows. */
    public List<String> constantInputs() {
        return features().constants(table, split.training());
    }

    /** The targets of a regression that are constant in the training rows. */
    public List<String> constantTargets() {
        return spec.schema().task() == Task.CLASSIFICATION
                ? List.of()
                : spec.schema().targets().stream().map(Target::name)
                        .filter(name -> Scaling.isConstant(trainingValues(name))).toList();
    }

    /** The labels of a single target that no training row has. */
    public List<String> unseenLabels() {
        var classes = IntStream.of(split.training()).map(row -> groups[row]).boxed().collect(Collectors.toSet());
        return IntStream.range(0, labels.size()).filter(index -> !classes.contains(index)).mapToObj(labels::get)
                .toList();
    }

    private double[] trainingValues(String column) {
        var values = TableReader.numbers(table, column);
        return IntStream.of(split.training()).mapToDouble(row -> values[row]).toArray();
    }

    /** Whether all training rows have the weight 0, so that there is nothing to learn. */
    public boolean haveNoWeight() {
        return haveNoWeight(split.training());
    }

    /** Whether there are validation rows, but all have the weight 0, so that their mean loss is undefined. */
    public boolean validationHasNoWeight() {
        return split.validation().length > 0 && haveNoWeight(split.validation());
    }

    /** Whether early stopping watches a validation loss, but there are no validation rows. */
    public boolean lackValidation() {
        return split.validation().length == 0
                && spec.plan().stopping().earlyStopping().monitor() == Monitor.VALIDATION_LOSS;
    }

    private boolean haveNoWeight(int[] part) {
        return Arrays.stream(weights(part)).allMatch(weight -> weight == 0);
    }

    /** Whether the loss is Poisson and a scaled target is negative in a training or validation row. */
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

    /** The parts of the rows; rows without a target, and those that are dropped for their gaps, are in none. */
    public Split split() {
        return split;
    }

    double[] weights(int[] rows) {
        var ofRows = IntStream.of(rows).mapToDouble(row -> weights[row]).toArray();
        return relative ? RowWeighting.inRange(ofRows) : ofRows;
    }

    List<ColumnScale.Invertible> targetScales() {
        return targetScales;
    }
}

package io.mlpservice.training.resolution.check;

import io.mlpservice.column.DatasetColumn;
import io.mlpservice.configuration.GivenParameterChecks;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.TableSource;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.pipeline.PipelineSpec;
import io.mlpservice.engine.pipeline.TrainingRows;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.resolution.schema.ColumnChecks;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what depends on the split. Refuses training or validation rows that weigh nothing and counts below 0; warns of
 * columns that are constant, and of classes that are absent, in the training rows.
 */
public final class RowChecks {
    /** For larger tables the column summary has to do: reading the rows would delay the answer. */
    private static final long MOST_CELLS = 200_000;

    private final TrainingConfiguration configuration;
    private final Dataset dataset;
    private final FieldErrors errors;
    private final List<String> warnings;

    /** Checks for settings that are filled in and go together. */
    public RowChecks(TrainingConfiguration configuration, Dataset dataset, FieldErrors errors, List<String> warnings) {
        this.configuration = configuration;
        this.dataset = dataset;
        this.errors = errors;
        this.warnings = warnings;
    }

    /**
     * Looks at the rows.
     *
     * @param inputs how many inputs the network has, at most
     * @param table read only where the split matters
     * @return how many inputs the network has, as far as that is known now
     */
    public int check(PipelineSpec spec, int inputs, TableSource table) {
        var small = (long) spec.schema().features().size() * dataset.rowCount() <= MOST_CELLS;
        if (!small) {
            warnOfConstants(spec.schema());
        }
        var given = configuration.initialization().given();
        if (small || given.isPresent() || configuration.weightColumn() != null || someClassWeighsNothing()
                || scalesCounts()) {
            try {
                return check(new TrainingRows(spec, table.read(configuration.columns())), small, inputs);
            } catch (UnsuitableDataException unsuitable) {
                errors.add("/dataset_id", "unsuitable_data",
                        "The data set does not suit this training: %s.".formatted(unsuitable.getMessage()));
            }
        }
        return inputs;
    }

    private int check(TrainingRows rows, boolean small, int inputs) {
        refuse(rows);
        if (small) {
            warn(rows);
        }
        var given = configuration.initialization().given();
        if (!small && given.isEmpty()) {
            return inputs;
        }
        var certain = rows.features().inputs().size();
        given.ifPresent(parameters -> GivenParameterChecks.checkShape(parameters, configuration.network(), certain,
                errors));
        CombinationChecks.checkResidual(configuration.network(), certain, errors);
        return certain;
    }

    private void refuse(TrainingRows rows) {
        var weights = configuration.weightColumn() == null ? "/training/class_weights/weights" : "/weight_column";
        if (rows.haveNoWeight()) {
            errors.add(weights, "no_weight",
                    "None of the rows to train on weighs more than 0, so that there is nothing to learn; "
                            + "give some of them a weight, hold out less in 'split', or choose another 'seed'.");
        } else if (rows.validationHasNoWeight()) {
            errors.add(weights, "no_weight",
                    "None of the validation rows weighs more than 0, so that there is no validation loss; give some of "
                            + "them a weight, set 'split.validation_fraction' to 0, or choose another 'seed'.");
        }
        if (rows.lackValidation()) {
            errors.add("/training/early_stopping/monitor", "no_validation_rows",
                    "Without the rows that 'preprocessing.missing' drops, no validation rows are left to watch; monitor 'training_loss' or 'none', or fill the missing values.");
        }
        if (rows.holdNegativeCounts()) {
            errors.add("/preprocessing/target", "illegal_combination",
                    "Scaled by the rows to train on, targets of other rows fall below 0, and the loss 'poisson' takes none "
                            + "of these; choose 'none' here, or another loss.");
        }
    }

    private void warn(TrainingRows rows) {
        warnOfConstants("features", rows.constantInputs());
        warnOfConstants("targets", rows.constantTargets());
        var unseen = rows.unseenLabels();
        if (!unseen.isEmpty()) {
            warnings.add(("No row to train on has one of these classes, so that the model cannot learn them: %s. "
                    + "Hold out fewer rows in 'split', or stratify it.").formatted(ColumnChecks.shortened(unseen)));
        }
    }

    private void warnOfConstants(ModelSchema schema) {
        warnOfConstants("features", constants(schema.featureNames()));
        if (schema.task() == Task.REGRESSION) {
            warnOfConstants("targets", constants(schema.targetNames()));
        }
    }

    private List<String> constants(List<String> names) {
        var used = Set.copyOf(names);
        return dataset.columns().stream().filter(column -> used.contains(column.name()))
                .filter(column -> column.distinctLabels().filter(labels -> labels.size() == 1).isPresent()
                        || Scaling.isConstant(ColumnChecks.min(column), ColumnChecks.max(column),
                                dataset.rowCount()))
                .map(DatasetColumn::name).toList();
    }

    private void warnOfConstants(String what, List<String> names) {
        if (!names.isEmpty()) {
            warnings.add("These %s have the same value in every row to train on, apart from rounding: %s. %s".formatted(
                    what, ColumnChecks.shortened(names), what.equals("features")
                            ? "The model learns nothing from them; leave them out."
                            : "There is nothing to predict; choose other targets."));
        }
    }

    private boolean someClassWeighsNothing() {
        var weights = configuration.training().classWeights().weights();
        return weights != null && Map.copyOf(weights).containsValue(0.0);
    }

    private boolean scalesCounts() {
        return configuration.training().loss() == LossType.POISSON
                && configuration.preprocessing().target() != TargetScaling.NONE;
    }
}

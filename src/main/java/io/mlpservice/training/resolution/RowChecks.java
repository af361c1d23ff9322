package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.Scaling;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.pipeline.PipelineSpec;
import io.mlpservice.engine.pipeline.TrainingRows;
import io.mlpservice.platform.FieldErrors;

import java.util.Map;
import java.util.function.Supplier;

/** Refuses what only the division of the rows tells: none to learn from that counts, or counts that fall below 0. */
final class RowChecks {
    private final TrainingConfiguration configuration;
    private final FieldErrors errors;

    /** Checks for settings that are filled in and go together. */
    RowChecks(TrainingConfiguration configuration, FieldErrors errors) {
        this.configuration = configuration;
        this.errors = errors;
    }

    /**
     * Looks at the rows.
     *
     * @param table asked for only where it matters how its rows are divided
     */
    void check(PipelineSpec spec, Supplier<Table> table) {
        if (configuration.weightColumn() == null && !someClassWeighsNothing() && !scalesCounts()) {
            return;
        }
        var rows = new TrainingRows(spec, table.get());
        if (rows.weighNothing()) {
            errors.add(configuration.weightColumn() == null ? "/training/class_weights/weights" : "/weight_column",
                    "no_weight", "None of the rows to train on weighs more than 0, so that there is nothing to learn; "
                            + "give some of them a weight, hold out less in 'split', or choose another 'seed'.");
        }
        if (rows.holdNegativeCounts()) {
            errors.add("/preprocessing/target", "illegal_combination",
                    "Scaled by the rows to train on, targets of other rows fall below 0, and the loss 'poisson' takes none "
                            + "of these; choose 'none' here, or another loss.");
        }
    }

    private boolean someClassWeighsNothing() {
        var weights = configuration.training().classWeights().weights();
        return weights != null && Map.copyOf(weights).containsValue(0.0);
    }

    private boolean scalesCounts() {
        return configuration.training().loss() == LossType.POISSON
                && configuration.preprocessing().target() != Scaling.NONE;
    }
}

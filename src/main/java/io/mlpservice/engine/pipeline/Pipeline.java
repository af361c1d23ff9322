package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.data.Split;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.encoding.TargetCodec;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.training.Checkpoint;
import io.mlpservice.engine.training.Trainer;
import io.mlpservice.engine.training.TrainingOutcome;
import io.mlpservice.engine.training.TrainingOutcome.Cancelled;
import io.mlpservice.engine.training.TrainingOutcome.Diverged;
import io.mlpservice.engine.training.TrainingOutcome.Finished;
import io.mlpservice.engine.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/** Turns a table into a model: splits the rows, fits the scales to the training rows, trains and evaluates. */
public final class Pipeline {
    private final PipelineSpec spec;
    private final Table table;
    private final PipelineListener listener;
    private final TrainingRows rows;
    private final Split split;
    private final FeatureCodec features;
    private final TrainingPlan plan;
    private final TargetCodec codec;

    private Pipeline(PipelineSpec spec, Table table, PipelineListener listener) {
        this.spec = spec;
        this.table = table;
        this.listener = listener;
        this.rows = new TrainingRows(spec, table);
        if (rows.haveNoWeight()) {
            throw new UnsuitableDataException("all training rows have the weight 0; make some weights positive");
        }
        if (rows.validationHasNoWeight()) {
            throw new UnsuitableDataException("all validation rows have the weight 0, so their mean loss is undefined");
        }
        if (rows.lackValidation()) {
            throw new UnsuitableDataException(
                    "early stopping watches the validation loss, but no complete row is left for validation");
        }
        this.split = rows.split();
        this.features = rows.features();
        this.plan = plan(spec.plan(), features.inputs().size());
        this.codec = new TargetCodec(spec.schema(), rows.targetScales(), spec.plan().network().outputLayer());
    }

    private static TrainingPlan plan(TrainingPlan plan, int inputs) {
        try {
            return plan.withInputs(inputs);
        } catch (IllegalArgumentException residual) {
            throw new UnsuitableDataException("the features become %d inputs, which do not fit the network: %s"
                    .formatted(inputs, residual.getMessage()));
        }
    }

    /**
     * Runs a pipeline on the calling thread.
     *
     * @throws UnsuitableDataException if a column is absent, has missing values or does not suit the spec; names the
     *     column
     */
    public static PipelineOutcome fit(PipelineSpec spec, Table table, PipelineListener listener) {
        return fit(spec, table, listener, null);
    }

    /**
     * Runs a pipeline on the calling thread, from a checkpoint if there is one. The split and the scales depend only on
     * the spec and the table, so that they need no state.
     *
     * @param resumeFrom a checkpoint of a run with the same spec and table, or null to start anew
     */
    public static PipelineOutcome fit(PipelineSpec spec, Table table, PipelineListener listener,
            @Nullable Checkpoint resumeFrom) {
        listener.phase(PipelinePhase.PREPARING);
        return new Pipeline(spec, table, listener).run(resumeFrom);
    }

    private PipelineOutcome run(@Nullable Checkpoint resumeFrom) {
        return switch (train(resumeFrom)) {
            case Finished finished -> trained(finished);
            case Cancelled() -> new PipelineOutcome.Cancelled();
            case Diverged(var epoch) -> new PipelineOutcome.Diverged(epoch);
        };
    }

    /** The encoded rows are free again when this returns. */
    private TrainingOutcome train(@Nullable Checkpoint resumeFrom) {
        var training = samples(split.training());
        var validation = split.validation().length == 0 ? null : samples(split.validation());
        listener.phase(PipelinePhase.TRAINING);
        listener.trainingBegins(split.training().length, this::model);
        return Trainer.train(plan, training, validation, listener, resumeFrom);
    }

    private Samples samples(int[] part) {
        var precision = plan.precision();
        var targets = codec.encode(table, part, precision);
        TargetCodec.refuseNegativeCounts(targets, plan.objective().loss());
        return new Samples(features.inputs(table, part, precision), targets, rows.weights(part));
    }

    private PipelineOutcome trained(Finished finished) {
        listener.phase(PipelinePhase.EVALUATING);
        var model = model(finished.state());
        var measures = PartMeasures.of(model, table, split, this::isCancelled);
        return isCancelled()
                ? new PipelineOutcome.Cancelled()
                : new PipelineOutcome.Trained(model, finished.reason(), measures);
    }

    private boolean isCancelled() {
        return listener.cancelRequested() && !listener.keepsBest();
    }

    private TrainedModel model(NetworkState state) {
        return new TrainedModel(spec.schema(), features, codec.scales(), plan.network(), state,
                plan.objective());
    }
}

package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.ColumnScale;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.data.Scaling;
import io.mlpservice.engine.data.Split;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.training.Checkpoint;
import io.mlpservice.engine.training.Trainer;
import io.mlpservice.engine.training.TrainingOutcome.Cancelled;
import io.mlpservice.engine.training.TrainingOutcome.Diverged;
import io.mlpservice.engine.training.TrainingOutcome.Finished;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/** Makes a model out of a table: splits it, learns the scales from the training rows, trains, and measures. */
public final class Pipeline {
    private final PipelineSpec spec;
    private final Table table;
    private final PipelineListener listener;
    private final Split split;
    private final FeatureCodec features;
    private final TargetCodec codec;
    private final double[] weights;

    private Pipeline(PipelineSpec spec, Table table, PipelineListener listener) {
        this.spec = spec;
        this.table = table;
        this.listener = listener;
        var schema = spec.schema();
        var outputs = spec.plan().network().outputLayer();
        var groups = schema.task() == Task.CLASSIFICATION
                ? new TargetCodec(schema, List.of(), outputs).groups(table)
                : new int[table.rowCount()];
        this.split = Split.of(spec.split(), groups, spec.plan().seed());
        this.features = spec.origin().map(TrainedModel::features).orElseGet(() -> FeatureCodec.fit(schema.features(),
                spec.polynomial(), spec.featureScaling(), table, split.training()));
        this.codec = new TargetCodec(schema,
                spec.origin().map(TrainedModel::targetScales).orElseGet(this::fitTargets), outputs);
        var labels = schema.isMultiLabel() ? List.<String>of() : schema.targets().getFirst().labels();
        this.weights = spec.weighting().weights(table, labels, groups, split.training());
    }

    /**
     * Makes a model on the calling thread.
     *
     * @throws UnsuitableDataException naming the column, if one is absent, has gaps or cannot be used as the spec says
     */
    public static PipelineOutcome fit(PipelineSpec spec, Table table, PipelineListener listener) {
        return fit(spec, table, listener, null);
    }

    /**
     * The same with training from a checkpoint on. Split and scales follow from the spec and the table: they are as they
     * were.
     *
     * @param resumeFrom a checkpoint of training by the same spec and table, or null to begin
     */
    public static PipelineOutcome fit(PipelineSpec spec, Table table, PipelineListener listener,
            @Nullable Checkpoint resumeFrom) {
        listener.phase(PipelinePhase.PREPARING);
        return new Pipeline(spec, table, listener).run(resumeFrom);
    }

    private List<ColumnScale> fitTargets() {
        return spec.schema().task() == Task.CLASSIFICATION
                ? List.of()
                : spec.schema().targets().stream().map(target -> fit(spec.targetScaling(), target.name())).toList();
    }

    private ColumnScale fit(Scaling scaling, String column) {
        var values = TableReader.numbers(table, column);
        return FeatureCodec.fit(scaling, column,
                IntStream.of(split.training()).mapToDouble(row -> values[row]).toArray());
    }

    private PipelineOutcome run(@Nullable Checkpoint resumeFrom) {
        var training = samples(split.training());
        var validation = split.validation().length == 0 ? null : samples(split.validation());
        listener.phase(PipelinePhase.TRAINING);
        return switch (Trainer.train(spec.plan(), training, validation, listener, resumeFrom)) {
            case Finished finished -> trained(finished);
            case Cancelled() -> new PipelineOutcome.Cancelled();
            case Diverged(var epoch) -> new PipelineOutcome.Diverged(epoch);
        };
    }

    private Samples samples(int[] rows) {
        var precision = spec.plan().precision();
        var targets = codec.encode(table, rows, precision);
        TargetCodec.refuseNegativeCounts(targets, spec.plan().objective().loss());
        return new Samples(features.inputs(table, rows, precision), targets,
                IntStream.of(rows).mapToDouble(row -> weights[row]).toArray());
    }

    private PipelineOutcome trained(Finished finished) {
        listener.phase(PipelinePhase.EVALUATING);
        var model = model(finished.state());
        var trained = new PipelineOutcome.Trained(model, finished.reason(), evaluate(model, split.training()),
                split.validation().length == 0 ? null : evaluate(model, split.validation()),
                split.test().length == 0 ? null : evaluate(model, split.test()));
        return isCutShort() ? new PipelineOutcome.Cancelled() : trained;
    }

    private Metrics evaluate(TrainedModel model, int[] rows) {
        return model.evaluate(table, rows, this::isCutShort);
    }

    private boolean isCutShort() {
        return listener.cancelRequested() && !listener.keepsBest();
    }

    private TrainedModel model(NetworkState state) {
        var plan = spec.plan();
        return new TrainedModel(spec.schema(), features, codec.scales(), plan.network(), state,
                plan.objective());
    }
}

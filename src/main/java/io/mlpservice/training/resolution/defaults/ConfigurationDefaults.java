package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.CrossValidationConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.SplitConfiguration;
import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.configuration.TrainingRequest.InitializationRequest;
import io.mlpservice.configuration.TrainingRequest.LearningRequest;
import io.mlpservice.configuration.TrainingRequest.NetworkRequest;
import io.mlpservice.configuration.TrainingRequest.PreprocessingRequest;
import io.mlpservice.configuration.TrainingRequest.SplitRequest;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.EncodingSpec;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.model.ModelName;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.resolution.check.CombinationChecks;
import io.mlpservice.training.resolution.size.PartSizes;
import io.mlpservice.training.translation.PipelineSpecs;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

/**
 * Fills in every setting that applies and that the request leaves out. Settings that do not apply become null; giving
 * one anyway is an error.
 */
public final class ConfigurationDefaults {
    private final TrainingRequest request;
    private final String datasetName;
    private final int rows;
    private final ModelSchema schema;
    private final Function<EncodingSpec, OptionalInt> inputs;
    private final SplitSizes sizes;
    private final TrainingLimits limits;
    private final FieldErrors errors;

    /** Finds how many rows the parts of a split have. */
    @FunctionalInterface
    public interface SplitSizes {
        /**
         * The sizes.
         *
         * @param rows how many rows have a target
         */
        PartSizes of(SplitConfiguration split, @Nullable CrossValidationConfiguration crossValidation, int rows,
                long seed);
    }

    /**
     * Defaults for one request.
     *
     * @param rows how many rows of the data set have a target
     * @param schema some schema where the request's columns make none; then "/targets" is in doubt
     * @param inputs how many inputs the network has, where that is known
     * @param limits how long it may train
     */
    public ConfigurationDefaults(TrainingRequest request, String datasetName, int rows, ModelSchema schema,
            Function<EncodingSpec, OptionalInt> inputs, SplitSizes sizes, TrainingLimits limits,
            FieldErrors errors) {
        this.request = request;
        this.datasetName = datasetName;
        this.rows = rows;
        this.schema = schema;
        this.inputs = inputs;
        this.sizes = sizes;
        this.limits = limits;
        this.errors = errors;
    }

    /**
     * The complete configuration.
     *
     * @param fromModel the model to go on from, if there is one
     */
    public TrainingConfiguration fillIn(@Nullable UUID fromModel) {
        var seed = Objects.requireNonNullElse(request.seed(), 0L);
        var learning = Blank.orBlank(request.training(), LearningRequest.class);
        var split = new SplitDefaults(schema.task(), rows, request.crossValidation() != null, errors)
                .fillIn(Blank.orBlank(request.split(), SplitRequest.class));
        var crossValidation = new CrossValidationDefaults(split, rows, errors).fillIn(request.crossValidation(),
                fromModel != null);
        var parts = sizes.of(split, crossValidation, rows, seed);
        var preprocessing = new PreprocessingDefaults(schema.task(), learning.loss(), errors)
                .fillIn(Blank.orBlank(request.preprocessing(), PreprocessingRequest.class));
        var network = new NetworkDefaults(schema, learning.loss(), OptimizerDefaults.type(learning), errors)
                .fillIn(Blank.orBlank(request.network(), NetworkRequest.class));
        var training = new LearningDefaults(learning, schema, parts, limits, errors)
                .fillIn(network.outputLayer().activation());
        new CombinationChecks(network, training, errors).check(inputs.apply(PipelineSpecs.encoding(preprocessing)),
                parts.training());
        return new TrainingConfiguration(request.datasetId(),
                Objects.requireNonNullElseGet(request.modelName(), () -> ModelName.ofDataset(datasetName)),
                schema.task(), (int) Hyperparameter.PRIORITY.orDefault(request.priority()),
                schema.targetNames(), schema.featureNames(), request.weightColumn(), fromModel,
                Objects.requireNonNullElse(request.keepModelOnCancel(), false),
                Objects.requireNonNullElse(request.types(), Map.of()), preprocessing, split, crossValidation,
                network,
                new InitializationDefaults(errors)
                        .fillIn(Blank.orBlank(request.initialization(), InitializationRequest.class)),
                training, SnapshotDefaults.fillIn(request.snapshots()),
                Objects.requireNonNullElse(request.precision(), Precision.FLOAT32),
                seed);
    }
}

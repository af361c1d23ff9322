package io.mlpservice.configuration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mlpservice.column.ColumnType;
import io.mlpservice.configuration.TrainingRequest.ClassWeightsRequest;
import io.mlpservice.configuration.TrainingRequest.ClippingRequest;
import io.mlpservice.configuration.TrainingRequest.CrossValidationRequest;
import io.mlpservice.configuration.TrainingRequest.EarlyStoppingRequest;
import io.mlpservice.configuration.TrainingRequest.HiddenLayerRequest;
import io.mlpservice.configuration.TrainingRequest.InitializationRequest;
import io.mlpservice.configuration.TrainingRequest.LearningRequest;
import io.mlpservice.configuration.TrainingRequest.NetworkRequest;
import io.mlpservice.configuration.TrainingRequest.OptimizerRequest;
import io.mlpservice.configuration.TrainingRequest.OutputLayerRequest;
import io.mlpservice.configuration.TrainingRequest.PreprocessingRequest;
import io.mlpservice.configuration.TrainingRequest.ScheduleRequest;
import io.mlpservice.configuration.TrainingRequest.SnapshotsRequest;
import io.mlpservice.configuration.TrainingRequest.SplitRequest;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.optimizer.ClippingType;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.optimizer.ScheduleType;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.platform.RangeOf;
import io.mlpservice.platform.openapi.DescribedBy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The complete settings of a job: a {@link TrainingRequest} with every setting filled in. It is made once, when the job
 * is submitted; later versions of the service do not change it. Only settings that do not apply are null. Sent as a
 * request, it gives the same training.
 */
@DescribedBy(TrainingRequest.class)
@Schema(description = "Every setting of a training. Those that do not apply are null. Sent as a request, it gives the same training.")
public record TrainingConfiguration(UUID datasetId, String modelName, Task task,
        @RangeOf(Hyperparameter.PRIORITY) int priority, List<String> targets, List<String> features,
        @Nullable String weightColumn, @Nullable UUID fromModel, boolean keepModelOnCancel,
        @Nullable Map<String, ColumnType> types, PreprocessingConfiguration preprocessing, SplitConfiguration split,
        @Nullable CrossValidationConfiguration crossValidation, NetworkConfiguration network,
        InitializationConfiguration initialization, LearningConfiguration training,
        @Nullable SnapshotsConfiguration snapshots, Precision precision, long seed) {

    /** The configuration without given parameters, which may take megabytes. */
    public TrainingConfiguration brief() {
        return new TrainingConfiguration(datasetId, modelName, task, priority, targets, features, weightColumn,
                fromModel, keepModelOnCancel, types, preprocessing, split, crossValidation, network,
                initialization.brief(), training, snapshots, precision, seed);
    }

    /** The configuration with other snapshots. */
    public TrainingConfiguration withSnapshots(@Nullable SnapshotsConfiguration kept) {
        return new TrainingConfiguration(datasetId, modelName, task, priority, targets, features, weightColumn,
                fromModel, keepModelOnCancel, types, preprocessing, split, crossValidation, network, initialization,
                training, kept, precision, seed);
    }

    /**
     * What is done to columns before the network sees them. Indicators are null where gaps are not filled, numbers of
     * categories where the encoding does not use them, interactions at degree 1. Versions without categories left out
     * what is null.
     */
    @DescribedBy(PreprocessingRequest.class)
    public record PreprocessingConfiguration(Scaling numeric, TargetScaling target, MissingValues missing,
            @Nullable Boolean missingIndicators, @Nullable CategoryEncoding categorical,
            @RangeOf(Hyperparameter.MAX_CATEGORIES) @Nullable Integer maxCategories,
            @RangeOf(Hyperparameter.MIN_CATEGORY_ROWS) @Nullable Integer minCategoryRows,
            @RangeOf(Hyperparameter.POLYNOMIAL_DEGREE) int polynomialDegree,
            @Nullable Boolean polynomialInteractions) {}

    /**
     * Which rows are held out; what the type does not use is null. Versions with random splits alone left out the type.
     */
    @DescribedBy(SplitRequest.class)
    public record SplitConfiguration(SplitType type, @Nullable String column,
            @RangeOf(Hyperparameter.VALIDATION_FRACTION) @Nullable Double validationFraction,
            @RangeOf(Hyperparameter.TEST_FRACTION) @Nullable Double testFraction, @Nullable Boolean shuffle,
            @Nullable Boolean stratify) {

        /** Reads a missing type as random. */
        public SplitConfiguration {
            type = Objects.requireNonNullElse(type, SplitType.RANDOM);
        }
    }

    /** How the training is measured on rows that it does not see. */
    @DescribedBy(CrossValidationRequest.class)
    public record CrossValidationConfiguration(@RangeOf(Hyperparameter.FOLDS) int folds,
            @RangeOf(Hyperparameter.REPEATS) int repeats) {}

    /** How many snapshots are kept at most. */
    @DescribedBy(SnapshotsRequest.class)
    public record SnapshotsConfiguration(@RangeOf(Hyperparameter.SNAPSHOTS) int max) {}

    /** The network's layers. */
    @DescribedBy(NetworkRequest.class)
    public record NetworkConfiguration(@RangeOf(Hyperparameter.INPUT_DROPOUT) double inputDropout,
            List<HiddenLayerConfiguration> hiddenLayers, OutputLayerConfiguration outputLayer) {}

    /** A hidden layer; numbers that its activation does not use are null. */
    @DescribedBy(HiddenLayerRequest.class)
    public record HiddenLayerConfiguration(@RangeOf(Hyperparameter.UNITS) int units, ActivationType activation,
            @RangeOf(Hyperparameter.NEGATIVE_SLOPE) @Nullable Double negativeSlope,
            @RangeOf(Hyperparameter.ALPHA) @Nullable Double alpha,
            @RangeOf(Hyperparameter.MAXOUT_PIECES) @Nullable Integer maxoutPieces, boolean batchNormalization,
            @RangeOf(Hyperparameter.DROPOUT) double dropout, boolean residual,
            @RangeOf(Hyperparameter.LEARNING_RATE_MULTIPLIER) double learningRateMultiplier) {}

    /** The output layer; numbers that its activation does not use are null. */
    @DescribedBy(OutputLayerRequest.class)
    public record OutputLayerConfiguration(@RangeOf(Hyperparameter.UNITS) int units, ActivationType activation,
            @RangeOf(Hyperparameter.NEGATIVE_SLOPE) @Nullable Double negativeSlope,
            @RangeOf(Hyperparameter.ALPHA) @Nullable Double alpha,
            @RangeOf(Hyperparameter.MAXOUT_PIECES) @Nullable Integer maxoutPieces,
            @RangeOf(Hyperparameter.LEARNING_RATE_MULTIPLIER) double learningRateMultiplier) {}

    /** Where the weights start. */
    @DescribedBy(InitializationRequest.class)
    public record InitializationConfiguration(InitializationType type,
            @RangeOf(Hyperparameter.INITIAL_LIMIT) @Nullable Double limit, @Nullable List<GivenLayer> parameters) {

        /** The parameters, if there are any. */
        public Optional<GivenParameters> given() {
            return Optional.ofNullable(parameters)
                    .map(layers -> new GivenParameters(layers, "/initialization/parameters"));
        }

        private InitializationConfiguration brief() {
            return new InitializationConfiguration(type, limit, null);
        }
    }

    /** How the network learns. */
    @DescribedBy(LearningRequest.class)
    public record LearningConfiguration(LossType loss, LossReduction lossReduction,
            @RangeOf(Hyperparameter.HUBER_DELTA) @Nullable Double huberDelta,
            @RangeOf(Hyperparameter.QUANTILE) @Nullable Double quantile, ClassWeightsConfiguration classWeights,
            OptimizerConfiguration optimizer, ScheduleConfiguration learningRateSchedule, BatchingType batching,
            @RangeOf(Hyperparameter.BATCH_SIZE) @Nullable Integer batchSize, @RangeOf(Hyperparameter.EPOCHS) int epochs,
            boolean shuffle, @RangeOf(Hyperparameter.L1) double l1, @RangeOf(Hyperparameter.L2) double l2,
            @RangeOf(Hyperparameter.MAX_NORM) @Nullable Double maxNorm, ClippingConfiguration gradientClipping,
            EarlyStoppingConfiguration earlyStopping, @RangeOf(Hyperparameter.TARGET_LOSS) @Nullable Double targetLoss,
            @RangeOf(Hyperparameter.MAX_SECONDS) @Nullable Double maxSeconds) {}

    /** How much each class counts; the weights are null unless given, and then those of all classes, in their order. */
    @DescribedBy(ClassWeightsRequest.class)
    public record ClassWeightsConfiguration(ClassWeightsMode mode,
            @RangeOf(Hyperparameter.CLASS_WEIGHT) @Nullable Map<String, Double> weights) {}

    /** How gradients become updates; numbers that the type does not use are null. */
    @DescribedBy(OptimizerRequest.class)
    public record OptimizerConfiguration(OptimizerType type,
            @RangeOf(Hyperparameter.LEARNING_RATE) @Nullable Double learningRate,
            @RangeOf(Hyperparameter.MOMENTUM) @Nullable Double momentum, @Nullable Boolean nesterov,
            @RangeOf(Hyperparameter.BETA1) @Nullable Double beta1,
            @RangeOf(Hyperparameter.BETA2) @Nullable Double beta2,
            @RangeOf(Hyperparameter.EPSILON) @Nullable Double epsilon,
            @RangeOf(Hyperparameter.DECAY) @Nullable Double decay,
            @RangeOf(Hyperparameter.WEIGHT_DECAY) @Nullable Double weightDecay,
            @RangeOf(Hyperparameter.HISTORY_SIZE) @Nullable Integer historySize) {}

    /** How the learning rate changes from epoch to epoch; numbers that the type does not use are null. */
    @DescribedBy(ScheduleRequest.class)
    public record ScheduleConfiguration(ScheduleType type,
            @RangeOf(Hyperparameter.SCHEDULE_DECAY) @Nullable Double decay,
            @RangeOf(Hyperparameter.SCHEDULE_FACTOR) @Nullable Double factor,
            @RangeOf(Hyperparameter.SCHEDULE_EVERY) @Nullable Integer every,
            @RangeOf(Hyperparameter.SCHEDULE_EPOCHS) @Nullable Integer epochs,
            @RangeOf(Hyperparameter.WARMUP_EPOCHS) int warmupEpochs) {}

    /** How large gradients are cut; the value is null where they are not. */
    @DescribedBy(ClippingRequest.class)
    public record ClippingConfiguration(ClippingType type,
            @RangeOf(Hyperparameter.CLIPPING_VALUE) @Nullable Double value) {}

    /** When training stops before its last epoch; the numbers are null where no loss is watched. */
    @DescribedBy(EarlyStoppingRequest.class)
    public record EarlyStoppingConfiguration(Monitor monitor,
            @RangeOf(Hyperparameter.PATIENCE) @Nullable Integer patience,
            @RangeOf(Hyperparameter.MIN_DELTA) @Nullable Double minDelta) {}

    /** The names of the columns that training reads. */
    @JsonIgnore
    public List<String> columns() {
        return Stream.of(features.stream(), targets.stream(), Stream.ofNullable(weightColumn),
                Stream.ofNullable(split.column())).flatMap(Function.identity()).distinct().toList();
    }
}

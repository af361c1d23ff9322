package io.mlpservice.configuration;

import io.mlpservice.column.ColumnType;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.feature.Polynomial;
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
import io.mlpservice.platform.AlsoCalled;
import io.mlpservice.platform.RangeOf;
import io.mlpservice.platform.label.Label;
import io.mlpservice.webhook.WebhookRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A training request as the user wrote it. Only the data set is required; what is left out is null. */
@Schema(description = "What to train on and how. Only `dataset_id` is required; every other setting has a default, "
        + "and the job shows its configuration with all of them filled in. `dataset_id` is the `id` in the answer to an "
        + "upload or to a copy of a sample.", example = "{\"dataset_id\": \"3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77\"}")
public record TrainingRequest(
        @Schema(description = "The data set to train on.", example = "3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77") @AlsoCalled("dataset") UUID datasetId,
        @Schema(description = "Name of the finished model: letters, digits, '.', '_' and '-'. Default: the data set's name.", example = "iris") @AlsoCalled( {
            "model", "name"}) @Nullable String modelName,
        @Schema(description = "Default: follows from the targets' type and values.") @Nullable Task task,
        @Schema(example = "0") @RangeOf(Hyperparameter.PRIORITY) @Nullable Integer priority,
        @Schema(description = "The columns to predict: one target of any kind, several numbers, or several columns of two classes each. Default: the last one.", example = "[\"species\"]") @AlsoCalled({
            "target", "label", "y"}) @Nullable List<String> targets,
        @Schema(description = "The columns to predict from, in the order the model takes them. Default: all others.", example = "[\"sepal_length\", \"sepal_width\", \"petal_length\", \"petal_width\"]") @AlsoCalled({
            "inputs", "columns"}) @Nullable List<String> features,
        @Schema(description = "Column that says how much each row counts in training and validation loss: numbers of at least 0. It is not a feature. Default: all rows count the same.", nullable = true) @Nullable String weightColumn,
        @Schema(description = "Model to go on from, of the same features, targets, network, preprocessing and precision: training starts from its parameters and scales. What is left out of those is taken from it. The job shows its id.", nullable = true) @Nullable String fromModel,
        @Schema(description = "Whether a cancelled job makes a model of its best parameters so far.", example = "false") @Nullable Boolean keepModelOnCancel,
        @Schema(description = "For columns that this training takes for another type than the data set shows: the type by the column's name.", example = "{\"zip\": \"categorical\"}") @Nullable Map<String, ColumnType> types,
        @Nullable PreprocessingRequest preprocessing, @Nullable SplitRequest split,
        @Nullable CrossValidationRequest crossValidation, @Nullable NetworkRequest network,
        @Nullable InitializationRequest initialization, @Nullable LearningRequest training,
        @Nullable SnapshotsRequest snapshots,
        @Schema(description = "Number format of weights and computation. Default float32.") @Nullable Precision precision,
        @Schema(description = "Where random numbers start: the same seed gives the same model. Default 0.", example = "42") @AlsoCalled("random_state") @Nullable Long seed,
        @Nullable WebhookRequest webhook,
        @Schema(description = "Labels of the job and of its model. "
                + Label.RULES, example = "{\"stage\": \"trial\"}") @Nullable Map<String, String> labels,
        @Schema(description = "A note on the job and its model, of up to 2,000 characters.", example = "The first try.") @Nullable String note){

    /** The same with a weight column, or without one. */
    public TrainingRequest withWeightColumn(@Nullable String column) {
        return new TrainingRequest(datasetId, modelName, task, priority, targets, features, column, fromModel,
                keepModelOnCancel, types, preprocessing, split, crossValidation, network, initialization, training,
                snapshots, precision, seed, webhook, labels, note);
    }

    /** The request for the training of a configuration. */
    public static TrainingRequest of(TrainingConfiguration configuration) {
        return JsonMapper.shared().convertValue(configuration, TrainingRequest.class);
    }

    /** What is done to columns before the network sees them. */
    @Schema(description = "What is done to columns before the network sees them, fitted on the training rows.")
    public record PreprocessingRequest(
            @Schema(description = "Scaling of numeric features. Default standard.") @Nullable Scaling numeric,
            @Schema(description = "Scaling of regression targets; predictions are scaled back, and `log` is for targets of strong skew. Default standard, for the loss `poisson` none.") @Nullable TargetScaling target,
            @Schema(description = "What happens to missing values of features. Rows without a target are always left out. Default median.") @Nullable MissingValues missing,
            @Schema(description = "Whether a feature with missing values in the training rows gets one more input, which is 1 where the value is missing. Text has one in any case. Default true.", example = "true") @Nullable Boolean missingIndicators,
            @Schema(description = "How categorical features become inputs. Default one_hot.") @Nullable CategoryEncoding categorical,
            @Schema(example = "100") @RangeOf(Hyperparameter.MAX_CATEGORIES) @Nullable Integer maxCategories,
            @Schema(example = "2") @RangeOf(Hyperparameter.MIN_CATEGORY_ROWS) @Nullable Integer minCategoryRows,
            @Schema(example = "2") @RangeOf(Hyperparameter.POLYNOMIAL_DEGREE) @Nullable Integer polynomialDegree,
            @Schema(description = "For a `polynomial_degree` above 1: whether different features are multiplied. With `true`, features a and b become the network's inputs a, b, a·a, a·b, b·b, a·a·a, a·a·b, a·b·b, b·b·b, in this order: by degree, then as the features are ordered; with `false` a, b, a·a, b·b, a·a·a, b·b·b. They may be at most "
                    + Polynomial.MOST_COLUMNS
                    + " in all. Default true.", example = "true") @Nullable Boolean polynomialInteractions) {}

    /** Which rows are held out. */
    @Schema(description = "Which rows are held out. Default: a tenth for validation and a fifth for the test "
            + "when there are at least 50 rows, else none.")
    public record SplitRequest(
            @Schema(description = "How rows are split. Default random.") @Nullable SplitType type,
            @Schema(description = "For `column`, `time` and `group`: the column that decides. For `column` and `group` it is not a feature unless it is listed as one.", nullable = true) @Nullable String column,
            @Schema(example = "0.1") @RangeOf(Hyperparameter.VALIDATION_FRACTION) @AlsoCalled( {"validation_split",
                "validation_size"}) @Nullable Double validationFraction,
            @Schema(example = "0.2") @RangeOf(Hyperparameter.TEST_FRACTION) @AlsoCalled({"test_size",
                "test_split"}) @Nullable Double testFraction,
            @Schema(description = "For `random`: whether rows are drawn at random; else the last ones are held out. Default true.", example = "true") @Nullable Boolean shuffle,
            @Schema(description = "For `random`: whether each class is held out in proportion, with several targets each combination of their classes; classification only. Default true for a classification of shuffled rows.", example = "true") @Nullable Boolean stratify){}

    /** How the training is measured on rows that it does not see. */
    @Schema(description = "Cross-validation: the rows are cut into folds, and for each fold the whole training is run on the others and measured on the fold. "
            + "The job and the model show mean and deviation of every metric. Then the model is trained on all rows: it has no test part, and validation rows only for `validation_fraction`. "
            + "Folds are drawn at random (of each class in proportion with `stratify`), or by whole groups; in time order the rows are cut into one period more than there are folds, and each fit trains on all periods before its fold. "
            + "Not for rows whose parts are given by a column, and not from a model, which may have seen the rows.")
    public record CrossValidationRequest(@Schema(example = "5") @RangeOf(Hyperparameter.FOLDS) @Nullable Integer folds,
            @Schema(example = "1") @RangeOf(Hyperparameter.REPEATS) @Nullable Integer repeats) {}

    /** Which parameters are kept while the network learns. */
    @Schema(description = "Snapshots: the parameters after some of the epochs, spaced by the logarithm of the epoch, are kept with the job, "
            + "so that `/training-jobs/{id}/snapshots` shows how the network learned. They change nothing in the training. Default: none are kept.")
    public record SnapshotsRequest(@Schema(example = "60") @RangeOf(Hyperparameter.SNAPSHOTS) @Nullable Integer max) {}

    /** The network's layers. */
    @Schema(description = "The network's layers. Default: one hidden layer of 100 ReLU units, "
            + "and the output layer that suits the targets.")
    public record NetworkRequest(
            @Schema(example = "0.0") @RangeOf(Hyperparameter.INPUT_DROPOUT) @Nullable Double inputDropout,
            @Schema(description = "From input to output; may be empty.") @AlsoCalled( {"layers",
                "hidden_layer_sizes"}) @Nullable List<HiddenLayerRequest> hiddenLayers,
            @Nullable OutputLayerRequest outputLayer){}

    @Schema(description = "A hidden layer.")
    public record HiddenLayerRequest(
            @Schema(example = "16") @RangeOf(Hyperparameter.UNITS) @AlsoCalled( {"neurons", "size"}) Integer units,
            @Schema(description = "Default relu.") @Nullable ActivationType activation,
            @RangeOf(Hyperparameter.NEGATIVE_SLOPE) @Nullable Double negativeSlope,
            @RangeOf(value = Hyperparameter.ALPHA, zeroIfUnused = true) @Nullable Double alpha,
            @RangeOf(value = Hyperparameter.MAXOUT_PIECES, zeroIfUnused = true) @Nullable Integer maxoutPieces,
            @Schema(description = "Whether the sums are normalized over the batch before the activation. Default false.", example = "false") @Nullable Boolean batchNormalization,
            @Schema(example = "0.0") @RangeOf(Hyperparameter.DROPOUT) @Nullable Double dropout,
            @Schema(description = "Whether the layer's input is added to its output; both are of one width. Default false.", example = "false") @Nullable Boolean residual,
            @Schema(example = "1.0") @RangeOf(Hyperparameter.LEARNING_RATE_MULTIPLIER) @Nullable Double learningRateMultiplier){}

    @Schema(description = "The output layer.")
    public record OutputLayerRequest(
            @Schema(example = "3") @RangeOf(Hyperparameter.UNITS) @Nullable Integer units,
            @Schema(description = "Default: softmax for classification, sigmoid for several targets of two classes, identity for regression.") @Nullable ActivationType activation,
            @RangeOf(Hyperparameter.NEGATIVE_SLOPE) @Nullable Double negativeSlope,
            @RangeOf(value = Hyperparameter.ALPHA, zeroIfUnused = true) @Nullable Double alpha,
            @RangeOf(value = Hyperparameter.MAXOUT_PIECES, zeroIfUnused = true) @Nullable Integer maxoutPieces,
            @Schema(example = "1.0") @RangeOf(Hyperparameter.LEARNING_RATE_MULTIPLIER) @Nullable Double learningRateMultiplier) {}

    @Schema(description = "Where the weights start.")
    public record InitializationRequest(
            @Schema(description = "Default auto: what suits each layer's activation.") @Nullable InitializationType type,
            @RangeOf(value = Hyperparameter.INITIAL_LIMIT, zeroIfUnused = true) @Nullable Double limit,
            @Schema(description = "For given: the parameters of each layer, the output layer last. Lists of jobs and models leave them out.", nullable = true) @Nullable List<GivenLayer> parameters) {}

    @Schema(description = "How the network learns.")
    public record LearningRequest(
            @Schema(description = "Default: categorical_cross_entropy for softmax, binary_cross_entropy for sigmoid, else mean_squared_error.") @Nullable LossType loss,
            @Schema(description = "How the losses of a batch's rows are joined. Default mean.") @Nullable LossReduction lossReduction,
            @RangeOf(value = Hyperparameter.HUBER_DELTA, zeroIfUnused = true) @Nullable Double huberDelta,
            @RangeOf(value = Hyperparameter.QUANTILE, zeroIfUnused = true) @Nullable Double quantile,
            @AlsoCalled("class_weight") @Nullable ClassWeightsRequest classWeights,
            @AlsoCalled("solver") @Nullable OptimizerRequest optimizer,
            @Nullable ScheduleRequest learningRateSchedule,
            @Schema(description = "Which rows a step looks at. Default mini_batch, for `lbfgs` full_batch, for `perceptron` sequential.") @Nullable BatchingType batching,
            @Schema(example = "32") @RangeOf(value = Hyperparameter.BATCH_SIZE, zeroIfUnused = true) @Nullable Integer batchSize,
            @Schema(example = "200") @RangeOf(Hyperparameter.EPOCHS) @AlsoCalled( {"max_iter", "max_epochs", "n_epochs",
                "iterations"}) @Nullable Integer epochs,
            @Schema(description = "Whether each epoch takes the rows in a new order. Default true.", example = "true") @Nullable Boolean shuffle,
            @Schema(example = "0.0") @RangeOf(Hyperparameter.L1) @Nullable Double l1,
            @Schema(example = "0.0") @RangeOf(Hyperparameter.L2) @Nullable Double l2,
            @RangeOf(value = Hyperparameter.MAX_NORM, zeroIfUnused = true) @Nullable Double maxNorm,
            @Nullable ClippingRequest gradientClipping, @Nullable EarlyStoppingRequest earlyStopping,
            @RangeOf(Hyperparameter.TARGET_LOSS) @Nullable Double targetLoss,
            @RangeOf(Hyperparameter.MAX_SECONDS) @Nullable Double maxSeconds){}

    /** How much each class counts. */
    @Schema(description = "How much each class of a single classification target counts.")
    public record ClassWeightsRequest(@Schema(description = "Default none.") @Nullable ClassWeightsMode mode,
            @RangeOf(Hyperparameter.CLASS_WEIGHT) @Nullable Map<String, Double> weights) {}

    @Schema(description = "How gradients become updates.")
    public record OptimizerRequest(@Schema(description = "Default adam.") @Nullable OptimizerType type,
            @Schema(example = "0.001") @RangeOf(Hyperparameter.LEARNING_RATE) @AlsoCalled( {"lr",
                "learning_rate_init"}) @Nullable Double learningRate,
            @RangeOf(Hyperparameter.MOMENTUM) @Nullable Double momentum,
            @Schema(description = "For `sgd` with momentum: Nesterov's variant, w ← w − η(g + μv). Default false.", example = "false") @Nullable Boolean nesterov,
            @Schema(example = "0.9") @RangeOf(Hyperparameter.BETA1) @Nullable Double beta1,
            @Schema(example = "0.999") @RangeOf(Hyperparameter.BETA2) @Nullable Double beta2,
            @Schema(example = "1.0E-8") @RangeOf(value = Hyperparameter.EPSILON, zeroIfUnused = true) @Nullable Double epsilon,
            @RangeOf(Hyperparameter.DECAY) @Nullable Double decay,
            @RangeOf(Hyperparameter.WEIGHT_DECAY) @Nullable Double weightDecay,
            @RangeOf(value = Hyperparameter.HISTORY_SIZE, zeroIfUnused = true) @Nullable Integer historySize){}

    @Schema(description = "How the learning rate changes from epoch to epoch.")
    public record ScheduleRequest(@Schema(description = "Default constant.") @Nullable ScheduleType type,
            @RangeOf(Hyperparameter.SCHEDULE_DECAY) @Nullable Double decay,
            @RangeOf(value = Hyperparameter.SCHEDULE_FACTOR, zeroIfUnused = true) @Nullable Double factor,
            @RangeOf(value = Hyperparameter.SCHEDULE_EVERY, zeroIfUnused = true) @Nullable Integer every,
            @RangeOf(value = Hyperparameter.SCHEDULE_EPOCHS, zeroIfUnused = true) @Nullable Integer epochs,
            @Schema(example = "0") @RangeOf(Hyperparameter.WARMUP_EPOCHS) @Nullable Integer warmupEpochs) {}

    @Schema(description = "How large gradients are cut.")
    public record ClippingRequest(@Schema(description = "Default none.") @Nullable ClippingType type,
            @RangeOf(value = Hyperparameter.CLIPPING_VALUE, zeroIfUnused = true) @Nullable Double value) {}

    @Schema(description = "When training stops before its last epoch; the best weights are kept.")
    public record EarlyStoppingRequest(
            @Schema(description = "Which loss is watched. Default: validation_loss where rows are held out for it, else none.") @Nullable Monitor monitor,
            @Schema(example = "20") @RangeOf(value = Hyperparameter.PATIENCE, zeroIfUnused = true) @Nullable Integer patience,
            @Schema(example = "0.0001") @RangeOf(Hyperparameter.MIN_DELTA) @Nullable Double minDelta) {}
}

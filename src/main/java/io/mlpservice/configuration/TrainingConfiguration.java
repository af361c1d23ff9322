package io.mlpservice.configuration;

import io.mlpservice.engine.encoding.Polynomial;
import io.mlpservice.engine.encoding.Scaling;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Initializer;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.optimizer.ClippingType;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.optimizer.ScheduleType;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.platform.Limits;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What to train on and how. As a request nearly everything may be left out; resolved, as job and model show it, every
 * setting that applies has its value, and training by it again gives the same model.
 */
@Schema(description = "What to train on and how. Only `dataset_id` is required; every other setting has a default, "
        + "and the job shows its configuration with all of them filled in.")
public record TrainingConfiguration(
        @Schema(description = "The data set to train on.", example = "3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77") UUID datasetId,
        @Schema(description = "Name of the finished model: letters, digits, '.', '_' and '-'. Default: the data set's name.", example = "iris") @Nullable String modelName,
        @Schema(description = "Default: follows from the targets' type and values.") @Nullable Task task,
        @Schema(example = "0") @Limits(Hyperparameter.PRIORITY) @Nullable Integer priority,
        @Schema(description = "The columns to predict: one target of any kind, several numbers, or several columns of two classes each. Default: the last one.", example = "[\"species\"]") @Nullable List<String> targets,
        @Schema(description = "The columns to predict from, in the order the model takes them. Default: all others.", example = "[\"sepal_length\", \"sepal_width\", \"petal_length\", \"petal_width\"]") @Nullable List<String> features,
        @Schema(description = "Column that says how much each row counts in training and validation loss: numbers of at least 0. It is no feature. Default: all rows count the same.", nullable = true) @Nullable String weightColumn,
        @Schema(description = "Model to go on from, of the same features, targets, network, preprocessing and precision: training starts from its parameters and scales. What is left out of those is taken from it. The job shows its id.", nullable = true) @Nullable String fromModel,
        @Schema(description = "Whether a cancelled job makes a model of its best parameters so far.", example = "false") @Nullable Boolean keepModelOnCancel,
        @Nullable Preprocessing preprocessing, @Nullable Split split, @Nullable NetworkShape network,
        @Nullable Initialization initialization, @Nullable TrainingSettings training,
        @Schema(description = "Number format of weights and computation. Default float32.") @Nullable Precision precision,
        @Schema(description = "Where random numbers start: the same seed gives the same model. Default 0.", example = "42") @Nullable Long seed) {

    /** The same without given parameters, which may be megabytes. */
    public TrainingConfiguration brief() {
        return new TrainingConfiguration(datasetId, modelName, task, priority, targets, features, weightColumn,
                fromModel, keepModelOnCancel, preprocessing, split, network,
                initialization == null ? null : initialization.brief(), training, precision, seed);
    }

    /** What is done to columns before the network sees them. */
    @Schema(description = "What is done to columns before the network sees them, fitted on the training rows.")
    public record Preprocessing(
            @Schema(description = "Scaling of numeric features. Default standard.") @Nullable Scaling numeric,
            @Schema(description = "Scaling of regression targets; predictions are scaled back. Default standard, for the loss `poisson` none.") @Nullable Scaling target,
            @Schema(description = "What happens to missing values.") @Nullable MissingValues missing,
            @Schema(example = "2") @Limits(Hyperparameter.POLYNOMIAL_DEGREE) @Nullable Integer polynomialDegree,
            @Schema(description = "For a `polynomial_degree` above 1: whether different features are multiplied. With `true`, features a and b become the network's inputs a, b, a·a, a·b, b·b, a·a·a, a·a·b, a·b·b, b·b·b, in this order: by degree, then as the features are ordered; with `false` a, b, a·a, b·b, a·a·a, b·b·b. They may be at most "
                    + Polynomial.MOST_COLUMNS
                    + " in all. Default true.", example = "true") @Nullable Boolean polynomialInteractions) {}

    /** What happens to missing values. */
    public enum MissingValues implements Choice {
        /** They are an error. */
        REJECT;

        @Override
        public String formula() {
            return "a column with missing values is refused";
        }
    }

    /** Which rows are held out. */
    @Schema(description = "Which rows are held out. Default: a tenth for validation and a fifth for the test "
            + "when there are at least 50 rows, else none.")
    public record Split(
            @Schema(example = "0.1") @Limits(Hyperparameter.VALIDATION_FRACTION) @Nullable Double validationFraction,
            @Schema(example = "0.2") @Limits(Hyperparameter.TEST_FRACTION) @Nullable Double testFraction,
            @Schema(description = "Whether rows are drawn at random; else the last ones are held out.", example = "true") @Nullable Boolean shuffle,
            @Schema(description = "Whether each class is held out in proportion, with several targets each combination of their classes; classification only. Default true for a classification of shuffled rows.", example = "true") @Nullable Boolean stratify) {}

    /** The network's layers. */
    @Schema(description = "The network's layers. Default: one hidden layer of 100 ReLU units, "
            + "and the output layer that suits the targets.")
    public record NetworkShape(
            @Schema(example = "0.0") @Limits(Hyperparameter.INPUT_DROPOUT) @Nullable Double inputDropout,
            @Schema(description = "From input to output; may be empty.") @Nullable List<HiddenLayer> hiddenLayers,
            @Nullable OutputLayer outputLayer) {}

    /** A hidden layer. */
    public record HiddenLayer(
            @Schema(example = "16") @Limits(Hyperparameter.UNITS) Integer units,
            @Schema(description = "Default relu.") @Nullable ActivationType activation,
            @Limits(Hyperparameter.NEGATIVE_SLOPE) @Nullable Double negativeSlope,
            @Limits(value = Hyperparameter.ALPHA, zeroIfUnused = true) @Nullable Double alpha,
            @Limits(value = Hyperparameter.MAXOUT_PIECES, zeroIfUnused = true) @Nullable Integer maxoutPieces,
            @Schema(description = "Whether the sums are normalised over the batch before the activation. Default false.", example = "false") @Nullable Boolean batchNormalization,
            @Schema(example = "0.0") @Limits(Hyperparameter.DROPOUT) @Nullable Double dropout,
            @Schema(description = "Whether the layer's input is added to its output; both are of one width. Default false.", example = "false") @Nullable Boolean residual,
            @Schema(example = "1.0") @Limits(Hyperparameter.LEARNING_RATE_MULTIPLIER) @Nullable Double learningRateMultiplier) {}

    /** The output layer. */
    public record OutputLayer(
            @Schema(example = "3") @Limits(Hyperparameter.UNITS) @Nullable Integer units,
            @Schema(description = "Default: softmax for classification, sigmoid for several targets of two classes, identity for regression.") @Nullable ActivationType activation,
            @Limits(Hyperparameter.NEGATIVE_SLOPE) @Nullable Double negativeSlope,
            @Limits(value = Hyperparameter.ALPHA, zeroIfUnused = true) @Nullable Double alpha,
            @Limits(value = Hyperparameter.MAXOUT_PIECES, zeroIfUnused = true) @Nullable Integer maxoutPieces,
            @Schema(example = "1.0") @Limits(Hyperparameter.LEARNING_RATE_MULTIPLIER) @Nullable Double learningRateMultiplier) {}

    /** Where the weights start. */
    public record Initialization(
            @Schema(description = "Default auto: what suits each layer's activation.") @Nullable InitializationType type,
            @Limits(value = Hyperparameter.INITIAL_LIMIT, zeroIfUnused = true) @Nullable Double limit,
            @Schema(description = "For given: the parameters of each layer, the output layer last. Lists of jobs and models leave them out.", nullable = true) @Nullable List<LayerParameters> parameters) {

        /** The parameters, if there are any. */
        public @Nullable GivenParameters given() {
            return parameters == null ? null : new GivenParameters(parameters, "/initialization/parameters");
        }

        private Initialization brief() {
            return new Initialization(type, limit, null);
        }
    }

    /** How the first weights are drawn; biases start at 0 unless said. */
    public enum InitializationType implements Choice {
        /** As suits each layer's activation. */
        AUTO("each layer's weights by the initialization that suits its activation"),
        /** Weights and biases between −limit and limit. */
        UNIFORM("w and b uniform in [−limit, limit)", Hyperparameter.INITIAL_LIMIT),
        /** Glorot's, uniform. */
        GLOROT_UNIFORM(Initializer.GLOROT_UNIFORM),
        /** Glorot's, normal. */
        GLOROT_NORMAL(Initializer.GLOROT_NORMAL),
        /** He's, uniform. */
        HE_UNIFORM(Initializer.HE_UNIFORM),
        /** He's, normal. */
        HE_NORMAL(Initializer.HE_NORMAL),
        /** LeCun's, uniform. */
        LECUN_UNIFORM(Initializer.LECUN_UNIFORM),
        /** LeCun's, normal. */
        LECUN_NORMAL(Initializer.LECUN_NORMAL),
        /** All 0. */
        ZEROS(Initializer.ZEROS),
        /** As given in {@code parameters}. */
        GIVEN("the numbers of `parameters`");

        private final String formula;
        private final Set<Hyperparameter> hyperparameters;

        InitializationType(Initializer initializer) {
            this(initializer.formula());
        }

        InitializationType(String formula, Hyperparameter... hyperparameters) {
            this.formula = formula;
            this.hyperparameters = Set.of(hyperparameters);
        }

        @Override
        public String formula() {
            return formula;
        }

        @Override
        public Set<Hyperparameter> hyperparameters() {
            return hyperparameters;
        }
    }

    /** The parameters of a layer to start from. */
    public record LayerParameters(
            @Schema(description = "One row a unit, or for maxout a row for each of its pieces; one number an input.", example = "[[0.1, -0.2]]") List<List<Double>> weights,
            @Schema(description = "One number for each row of weights. Default: all 0.", example = "[0.1]") @Nullable List<Double> biases,
            @Schema(description = "Factors of a batch normalisation, one for each row of weights. Default: all 1.", nullable = true) @Nullable List<Double> gamma,
            @Schema(description = "Shifts of a batch normalisation, one for each row of weights. Default: all 0.", nullable = true) @Nullable List<Double> beta,
            @Schema(description = "Learned slopes of prelu, one a unit. Default: all 0.25.", nullable = true) @Nullable List<Double> alpha) {}

    /** How the network learns. */
    public record TrainingSettings(
            @Schema(description = "Default: categorical_cross_entropy for softmax, binary_cross_entropy for sigmoid, else mean_squared_error.") @Nullable LossType loss,
            @Schema(description = "How the losses of a batch's rows are joined. Default mean.") @Nullable LossReduction lossReduction,
            @Limits(value = Hyperparameter.HUBER_DELTA, zeroIfUnused = true) @Nullable Double huberDelta,
            @Limits(value = Hyperparameter.QUANTILE, zeroIfUnused = true) @Nullable Double quantile,
            @Nullable ClassWeights classWeights, @Nullable Optimizer optimizer,
            @Nullable LearningRateSchedule learningRateSchedule,
            @Schema(description = "Which rows a step looks at. Default mini_batch, for `lbfgs` full_batch, for `perceptron` sequential.") @Nullable Batching batching,
            @Schema(example = "32") @Limits(value = Hyperparameter.BATCH_SIZE, zeroIfUnused = true) @Nullable Integer batchSize,
            @Schema(example = "200") @Limits(Hyperparameter.EPOCHS) @Nullable Integer epochs,
            @Schema(description = "Whether each epoch takes the rows in a new order. Default true.", example = "true") @Nullable Boolean shuffle,
            @Schema(example = "0.0") @Limits(Hyperparameter.L1) @Nullable Double l1,
            @Schema(example = "0.0") @Limits(Hyperparameter.L2) @Nullable Double l2,
            @Limits(value = Hyperparameter.MAX_NORM, zeroIfUnused = true) @Nullable Double maxNorm,
            @Nullable GradientClipping gradientClipping, @Nullable EarlyStopping earlyStopping,
            @Limits(Hyperparameter.TARGET_LOSS) @Nullable Double targetLoss,
            @Limits(Hyperparameter.MAX_SECONDS) @Nullable Double maxSeconds) {}

    /** How much each class counts. */
    @Schema(description = "How much each class of a single classification target counts.")
    public record ClassWeights(@Schema(description = "Default none.") @Nullable ClassWeightsMode mode,
            @Limits(Hyperparameter.CLASS_WEIGHT) @Nullable Map<String, Double> weights) {}

    /** Where class weights come from. */
    public enum ClassWeightsMode implements Choice {
        /** Every row counts the same. */
        NONE("1 for every row"),
        /** All classes count the same together. */
        BALANCED("n/(k·n_c) for each of the n_c rows of a class, with n training rows and k classes"),
        /** As given in {@code weights}. */
        GIVEN("the numbers of `weights`", Hyperparameter.CLASS_WEIGHT);

        private final String formula;
        private final Set<Hyperparameter> hyperparameters;

        ClassWeightsMode(String formula, Hyperparameter... hyperparameters) {
            this.formula = formula;
            this.hyperparameters = Set.of(hyperparameters);
        }

        @Override
        public String formula() {
            return formula;
        }

        @Override
        public Set<Hyperparameter> hyperparameters() {
            return hyperparameters;
        }
    }

    /** How gradients become updates. */
    public record Optimizer(@Schema(description = "Default adam.") @Nullable OptimizerType type,
            @Schema(example = "0.001") @Limits(Hyperparameter.LEARNING_RATE) @Nullable Double learningRate,
            @Limits(Hyperparameter.MOMENTUM) @Nullable Double momentum,
            @Schema(description = "For `sgd` with momentum: Nesterov's variant, w ← w − η(g + μv). Default false.", example = "false") @Nullable Boolean nesterov,
            @Schema(example = "0.9") @Limits(Hyperparameter.BETA1) @Nullable Double beta1,
            @Schema(example = "0.999") @Limits(Hyperparameter.BETA2) @Nullable Double beta2,
            @Schema(example = "1.0E-8") @Limits(value = Hyperparameter.EPSILON, zeroIfUnused = true) @Nullable Double epsilon,
            @Limits(Hyperparameter.DECAY) @Nullable Double decay,
            @Limits(Hyperparameter.WEIGHT_DECAY) @Nullable Double weightDecay,
            @Limits(value = Hyperparameter.HISTORY_SIZE, zeroIfUnused = true) @Nullable Integer historySize) {}

    /** How the learning rate changes from epoch to epoch. */
    public record LearningRateSchedule(@Schema(description = "Default constant.") @Nullable ScheduleType type,
            @Limits(Hyperparameter.SCHEDULE_DECAY) @Nullable Double decay,
            @Limits(value = Hyperparameter.SCHEDULE_FACTOR, zeroIfUnused = true) @Nullable Double factor,
            @Limits(value = Hyperparameter.SCHEDULE_EVERY, zeroIfUnused = true) @Nullable Integer every,
            @Limits(value = Hyperparameter.SCHEDULE_EPOCHS, zeroIfUnused = true) @Nullable Integer epochs,
            @Schema(example = "0") @Limits(Hyperparameter.WARMUP_EPOCHS) @Nullable Integer warmupEpochs) {}

    /** Which rows a step looks at. */
    public enum Batching implements Choice {
        /** {@code batch_size} rows. */
        MINI_BATCH("`batch_size` rows a step", Hyperparameter.BATCH_SIZE),
        /** All training rows. */
        FULL_BATCH("all training rows in one step"),
        /** One row. */
        SEQUENTIAL("one row a step");

        private final String formula;
        private final Set<Hyperparameter> hyperparameters;

        Batching(String formula, Hyperparameter... hyperparameters) {
            this.formula = formula;
            this.hyperparameters = Set.of(hyperparameters);
        }

        @Override
        public String formula() {
            return formula;
        }

        @Override
        public Set<Hyperparameter> hyperparameters() {
            return hyperparameters;
        }
    }

    /** How large gradients are cut. */
    public record GradientClipping(@Schema(description = "Default none.") @Nullable ClippingType type,
            @Limits(value = Hyperparameter.CLIPPING_VALUE, zeroIfUnused = true) @Nullable Double value) {}

    /** When training stops before its last epoch; the best weights are kept. */
    public record EarlyStopping(
            @Schema(description = "Which loss is watched. Default: validation_loss where rows are held out for it, else none.") @Nullable Monitor monitor,
            @Schema(example = "20") @Limits(value = Hyperparameter.PATIENCE, zeroIfUnused = true) @Nullable Integer patience,
            @Schema(example = "0.0001") @Limits(Hyperparameter.MIN_DELTA) @Nullable Double minDelta) {}
}

package io.mlpservice.engine.hyperparameter;

import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/**
 * A number that a user can set, with its range, default and description. Validation, the API documentation and the
 * checks of the engine all use these.
 */
public enum Hyperparameter {
    // Inputs
    POLYNOMIAL_DEGREE(Range.from(1, 3), 1, "Adds powers and products of the features up to this degree as inputs. "
            + "They are computed from the raw features and then scaled as set by `numeric`. Only numeric features have any."),
    MAX_CATEGORIES(Range.from(1, 10_000), 100,
            "For `one_hot`: maximum number of categories of a feature with an input of their own, the most frequent ones; others share an input. For `hashed`: number of inputs."),
    MIN_CATEGORY_ROWS(Range.from(1, 1_000_000), 2,
            "For `one_hot`: categories with fewer training rows share an input, which unseen categories use as well. Where all have fewer, none counts as rare."),

    // Layers and activations
    UNITS(Range.from(1, 65_536), "Number of units in the layer."),
    LEARNING_RATE_MULTIPLIER(Range.from(0, 1_000), 1, "Factor on the learning rate for this layer; 0 freezes it."),
    NEGATIVE_SLOPE(Range.from(0, 1), 0.01, "For `leaky_relu`: slope for negative sums."),
    ALPHA(Range.above(0, 1_000), 1, "For `elu`: the output approaches -alpha for very negative sums."),
    MAXOUT_PIECES(Range.from(2, 64), 2,
            "For `maxout`: number of weighted sums per unit, of which the largest is the output."),
    DROPOUT(Range.fromBelow(0, 1), 0, "Share of the layer's outputs that each training step sets to 0 at random."),
    INPUT_DROPOUT(Range.fromBelow(0, 1), 0, "Share of the inputs that each training step sets to 0 at random."),
    INITIAL_LIMIT(Range.above(0, 1_000), 1, "For `uniform`: weights and biases are drawn from [-limit, limit]."),

    // Objective
    HUBER_DELTA(Range.above(0, 1_000_000), 1, "For `huber`: error at which the loss changes from quadratic to linear."),
    QUANTILE(Range.between(0, 1), 0.5, "For `quantile`: share of the targets that lie below the prediction."),
    L1(Range.from(0, 1_000_000), 0, "Factor of the penalty Σ|w| over the weights."),
    L2(Range.from(0, 1_000_000), 0, "Factor of the penalty ½Σw² over the weights."),
    CLASS_WEIGHT(Range.from(0, 1_000_000), 1, "For `given`: weight of the class's rows in the loss."),

    // Optimizers
    LEARNING_RATE(Range.above(0, 1_000_000), "Step size η of an update."),
    MOMENTUM(Range.fromBelow(0, 1), 0, "For `sgd`: momentum μ, v ← μv + g."),
    BETA1(Range.fromBelow(0, 1), 0.9, "For `adam` and `adamw`: decay of the running mean of the gradients."),
    BETA2(Range.fromBelow(0, 1), 0.999, "For `adam` and `adamw`: decay of the running mean of the squared gradients."),
    EPSILON(Range.above(0, 1), 1e-8, "Added to the denominator to avoid division by zero."),
    DECAY(Range.fromBelow(0, 1), 0.9, "For `rmsprop` and `adadelta`: decay ρ of the running mean of squares."),
    WEIGHT_DECAY(Range.from(0, 1_000), 0.01, "For `adamw`: decay λ; each step multiplies the parameters by 1 − ηλ."),
    HISTORY_SIZE(Range.from(1, 1_000), 10, "For `lbfgs`: number of past steps that determine the next direction."),

    // Learning rate schedules
    SCHEDULE_DECAY(Range.from(0, 1_000_000), 0.01, "For `time_decay`: η is divided by 1 + decay·epoch."),
    SCHEDULE_FACTOR(Range.above(0, 1), "For `step`, `exponential` and `adaptive`: factor on η."),
    SCHEDULE_EVERY(Range.from(1, 1_000_000), 10,
            "For `step`: epochs between changes of η. For `adaptive`: epochs without progress before a change."),
    SCHEDULE_EPOCHS(Range.from(1, 1_000_000),
            "For `cosine`: epoch at which η reaches 0. Default: the number of training epochs."),
    WARMUP_EPOCHS(Range.from(0, 1_000_000), 0, "Epochs in which η rises linearly to its full value."),

    // Training
    CLIPPING_VALUE(Range.above(0, 1_000_000), 1,
            "For `norm`: maximum norm of the gradient. For `value`: maximum size of a component."),
    MAX_NORM(Range.above(0, 1_000_000), "Maximum norm of each unit's incoming weights. Default: off."),
    BATCH_SIZE(Range.from(1, 1_000_000),
            "For `mini_batch`: rows per batch. Default: a twentieth of the training rows, at least 4 and at most 64."),
    EPOCHS(Range.from(1, 1_000_000), 200, "Maximum number of passes over the training rows."),
    PATIENCE(Range.from(1, 1_000_000), 20, "Training stops after this many epochs in a row without progress."),
    MIN_DELTA(Range.from(0, 1_000_000), 1e-4, "How much the monitored loss must fall to count as progress."),
    TARGET_LOSS(Range.from(0, Double.POSITIVE_INFINITY),
            "Training stops when the monitored loss is at most this. Default: off."),
    MAX_SECONDS(Range.above(0, 31_536_000), "Training stops after this many seconds. Default: off."),
    VALIDATION_FRACTION(Range.from(0, 0.9),
            "For `random`, `time` and `group`: share of the rows held out to monitor training. Default: 0.1 if there are at least 50 rows, else 0."),
    TEST_FRACTION(Range.from(0, 0.9),
            "For `random`, `time` and `group`: share of the rows held out to evaluate the trained model. "
                    + "Default: 0.2 if there are at least 50 rows and no cross-validation, else 0."),
    FOLDS(Range.from(2, 20), 5, "Number of parts of the rows, each of which is held out once."),
    REPEATS(Range.from(1, 10), 1, "How often the rows are cut into folds anew."),
    SNAPSHOTS(Range.from(0, 200), 60,
            "Maximum number of epochs whose parameters are kept: the initial ones (epoch 0), the last, the best, and others spaced by the logarithm of the epoch."),
    PRIORITY(Range.from(-100, 100), 0, "Jobs with a higher priority start first.");

    private final Range range;
    private final OptionalDouble defaultValue;
    private final String description;

    Hyperparameter(Range range, String description) {
        this(range, OptionalDouble.empty(), description);
    }

    Hyperparameter(Range range, double defaultValue, String description) {
        this(range, OptionalDouble.of(defaultValue), description);
    }

    Hyperparameter(Range range, OptionalDouble defaultValue, String description) {
        this.range = range;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** The allowed values. */
    public Range range() {
        return range;
    }

    /** The default value; empty if it depends on other settings, as the description says. */
    public OptionalDouble defaultValue() {
        return defaultValue;
    }

    /**
     * The given value, or the default if it is null.
     *
     * @throws java.util.NoSuchElementException if there is no default either
     */
    public double orDefault(@Nullable Number given) {
        return given == null ? defaultValue.orElseThrow() : given.doubleValue();
    }

    /** What the hyperparameter does. */
    public String description() {
        return description;
    }

    /**
     * Returns the value if it is allowed.
     *
     * @throws IllegalArgumentException if the value is out of range, with the name and the range
     */
    public double check(double value) {
        if (!range.contains(value)) {
            throw new IllegalArgumentException("%s must be %s, not %s".formatted(this, range, value));
        }
        return value;
    }
}

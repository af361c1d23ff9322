package io.mlpservice.engine.hyperparameter;

import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/**
 * A number that a user may set, with the range in which it makes sense. Validation, the API's documentation and the
 * engine's own checks all read it here.
 */
public enum Hyperparameter {
    // Of the inputs.
    POLYNOMIAL_DEGREE(Range.from(1, 3), 1, "Powers and products of the features up to this degree are inputs of the "
            + "network. They are made of the raw features; each is then scaled as `numeric` says."),

    // Of a layer and its activation.
    UNITS(Range.from(1, 65_536), "How many units the layer has."),
    LEARNING_RATE_MULTIPLIER(Range.from(0, 1_000), 1, "Factor on the learning rate for this layer; 0 freezes it."),
    NEGATIVE_SLOPE(Range.from(0, 1), 0.01, "For `leaky_relu`: slope of the output where the sum is negative."),
    ALPHA(Range.above(0, 1_000), 1, "For `elu`: the output of a far negative sum is -alpha."),
    MAXOUT_PIECES(Range.from(2, 64), 2, "For `maxout`: of how many weighted sums a unit takes the largest."),
    DROPOUT(Range.fromBelow(0, 1), 0, "Share of the layer's outputs that each training step leaves out at random."),
    INPUT_DROPOUT(Range.fromBelow(0, 1), 0, "Share of the inputs that each training step leaves out at random."),
    INITIAL_LIMIT(Range.above(0, 1_000), 1, "For `uniform`: weights and biases are drawn from [-limit, limit]."),

    // Of the objective.
    HUBER_DELTA(Range.above(0, 1_000_000), 1, "For `huber`: where the loss turns from squared to linear."),
    QUANTILE(Range.between(0, 1), 0.5, "For `quantile`: the share of targets that lie below the prediction."),
    L1(Range.from(0, 1_000_000), 0, "Factor of the penalty Σ|w| over the weights."),
    L2(Range.from(0, 1_000_000), 0, "Factor of the penalty ½Σw² over the weights."),
    CLASS_WEIGHT(Range.from(0, 1_000_000), 1, "For `given`: how much each row of the class counts in the loss."),

    // Of an optimizer.
    LEARNING_RATE(Range.above(0, 1_000_000), "Step size η of an update."),
    MOMENTUM(Range.fromBelow(0, 1), 0, "For `sgd`: share μ of the last step that the next one keeps, v ← μv + g."),
    BETA1(Range.fromBelow(0, 1), 0.9, "For `adam` and `adamw`: decay of the running mean of the gradients."),
    BETA2(Range.fromBelow(0, 1), 0.999, "For `adam` and `adamw`: decay of the running mean of the squared gradients."),
    EPSILON(Range.above(0, 1), 1e-8, "Added to the denominator against division by zero."),
    DECAY(Range.fromBelow(0, 1), 0.9, "For `rmsprop` and `adadelta`: decay ρ of the running mean of squares."),
    WEIGHT_DECAY(Range.from(0, 1_000), 0.01, "For `adamw`: share λ of a parameter that η takes away with each step."),
    HISTORY_SIZE(Range.from(1, 1_000), 10, "For `lbfgs`: how many past steps shape the next direction."),

    // Of a learning-rate schedule.
    SCHEDULE_DECAY(Range.from(0, 1_000_000), 0.01, "For `time_decay`: η is divided by 1 + decay·epoch."),
    SCHEDULE_FACTOR(Range.above(0, 1), "For `step`, `exponential` and `adaptive`: what η is multiplied by."),
    SCHEDULE_EVERY(Range.from(1, 1_000_000), 10,
            "For `step`: epochs between changes of η; for `adaptive`: epochs without progress before one."),
    SCHEDULE_EPOCHS(Range.from(1, 1_000_000), "For `cosine`: epoch at which η is 0. Default: the training's epochs."),
    WARMUP_EPOCHS(Range.from(0, 1_000_000), 0, "Epochs in which η rises evenly to its full size."),

    // Of a run.
    CLIPPING_VALUE(Range.above(0, 1_000_000), 1, "Longest gradient for `norm`, largest component for `value`."),
    MAX_NORM(Range.above(0, 1_000_000), "Longest vector of weights into a unit. Default: off."),
    BATCH_SIZE(Range.from(1, 1_000_000),
            "For `mini_batch`: rows of a batch. Default: a twentieth of the training rows, at least 4 and at most 64."),
    EPOCHS(Range.from(1, 1_000_000), 200, "Passes over the training rows, at most."),
    PATIENCE(Range.from(1, 1_000_000), 20, "Epochs in a row without progress after which training stops."),
    MIN_DELTA(Range.from(0, 1_000_000), 1e-4, "How much the monitored loss must fall to count as progress."),
    TARGET_LOSS(Range.from(0, Double.POSITIVE_INFINITY),
            "Training stops once the monitored loss is this low. Default: off."),
    MAX_SECONDS(Range.above(0, 31_536_000), "Training stops after this many seconds. Default: off."),
    VALIDATION_FRACTION(Range.from(0, 0.9),
            "Share of the rows held out to watch training. Default: 0.1 where there are at least 50 rows, else 0."),
    TEST_FRACTION(Range.from(0, 0.9), "Share of the rows held out to measure the finished model. "
            + "Default: 0.2 where there are at least 50 rows, else 0."),
    PRIORITY(Range.from(-100, 100), 0, "Jobs of a higher priority start first.");

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

    /** The values that are allowed. */
    public Range range() {
        return range;
    }

    /** The value where a user gives none; empty where it depends on other things, which the description tells. */
    public OptionalDouble defaultValue() {
        return defaultValue;
    }

    /**
     * What a user gave, or else the default.
     *
     * @throws java.util.NoSuchElementException if there is neither
     */
    public double orDefault(@Nullable Number given) {
        return given == null ? defaultValue.orElseThrow() : given.doubleValue();
    }

    /** What the number does, in a sentence. */
    public String description() {
        return description;
    }

    /**
     * Hands an allowed value back.
     *
     * @throws IllegalArgumentException naming this number and its range, if the value lies outside
     */
    public double check(double value) {
        if (!range.contains(value)) {
            throw new IllegalArgumentException("%s must be %s, not %s".formatted(this, range, value));
        }
        return value;
    }
}

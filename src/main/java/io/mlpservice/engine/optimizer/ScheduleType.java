package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.optimizer.LearningRateSchedule.Adaptive;
import io.mlpservice.engine.optimizer.LearningRateSchedule.Constant;
import io.mlpservice.engine.optimizer.LearningRateSchedule.Cosine;
import io.mlpservice.engine.optimizer.LearningRateSchedule.Exponential;
import io.mlpservice.engine.optimizer.LearningRateSchedule.Step;
import io.mlpservice.engine.optimizer.LearningRateSchedule.TimeDecay;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The learning rate schedules, each with its formula for epoch e, counted from 0, and its hyperparameters. */
public enum ScheduleType implements Choice {
    /** See {@link LearningRateSchedule.Constant}. */
    CONSTANT("η", OptionalDouble.empty()),
    /** See {@link LearningRateSchedule.TimeDecay}. */
    TIME_DECAY("η/(1 + decay·e)", OptionalDouble.empty(), Hyperparameter.SCHEDULE_DECAY),
    /** See {@link LearningRateSchedule.Step}. */
    STEP("η·factor^⌊e/every⌋", OptionalDouble.of(0.5), Hyperparameter.SCHEDULE_FACTOR, Hyperparameter.SCHEDULE_EVERY),
    /** See {@link LearningRateSchedule.Exponential}. */
    EXPONENTIAL("η·factor^e", OptionalDouble.of(0.95), Hyperparameter.SCHEDULE_FACTOR),
    /** See {@link LearningRateSchedule.Cosine}. */
    COSINE("η·½(1 + cos(π·e/epochs)), 0 after epochs", OptionalDouble.empty(), Hyperparameter.SCHEDULE_EPOCHS),
    /** See {@link LearningRateSchedule.Adaptive}. */
    ADAPTIVE("η·factor whenever `every` epochs in a row fail to lower the loss by 1e-4", OptionalDouble.of(0.2),
            Hyperparameter.SCHEDULE_FACTOR, Hyperparameter.SCHEDULE_EVERY);

    private final String formula;
    private final OptionalDouble defaultFactor;
    private final Set<Hyperparameter> hyperparameters;

    ScheduleType(String formula, OptionalDouble defaultFactor, Hyperparameter... hyperparameters) {
        this.formula = formula;
        this.defaultFactor = defaultFactor;
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

    /** The default value; empty for the epochs of {@link #COSINE}, which default to those of the training. */
    @Override
    public OptionalDouble defaultOf(Hyperparameter hyperparameter) {
        return hyperparameter == Hyperparameter.SCHEDULE_FACTOR ? defaultFactor : hyperparameter.defaultValue();
    }

    /** Creates the schedule. Asks only for the hyperparameters that it uses. */
    public LearningRateSchedule with(ToDoubleFunction<Hyperparameter> numbers) {
        return switch (this) {
            case CONSTANT -> new Constant();
            case TIME_DECAY -> new TimeDecay(numbers.applyAsDouble(Hyperparameter.SCHEDULE_DECAY));
            case STEP -> new Step(numbers.applyAsDouble(Hyperparameter.SCHEDULE_FACTOR), every(numbers));
            case EXPONENTIAL -> new Exponential(numbers.applyAsDouble(Hyperparameter.SCHEDULE_FACTOR));
            case COSINE -> new Cosine((int) numbers.applyAsDouble(Hyperparameter.SCHEDULE_EPOCHS));
            case ADAPTIVE -> new Adaptive(numbers.applyAsDouble(Hyperparameter.SCHEDULE_FACTOR), every(numbers));
        };
    }

    private static int every(ToDoubleFunction<Hyperparameter> numbers) {
        return (int) numbers.applyAsDouble(Hyperparameter.SCHEDULE_EVERY);
    }
}

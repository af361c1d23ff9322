package io.mlpservice.engine.training;

import java.util.OptionalDouble;

/**
 * What an epoch came to.
 *
 * @param epoch counted from 1
 * @param trainingLoss the mean (or sum) over the epoch's rows, each measured in its own batch before that update, without
 *     penalty
 * @param validationLoss the same over the validation rows, after the epoch
 * @param validationScore accuracy or R² of the validation rows; absent where it is not defined
 * @param learningRate the rate of the epoch's steps
 * @param gradientNorm ‖g‖ of the gradient that the epoch's last step went by, penalty included, before it was clipped
 * @param deadReluShare of the hidden ReLU units, those that were 0 for every row of the epoch, each row in its own batch
 *     before that update; absent where there are no such units
 * @param rowsPerSecond at which the steps went, by the clock; absent where none was made since a resume
 */
public record EpochReport(int epoch, double trainingLoss, OptionalDouble validationLoss, OptionalDouble validationScore,
        double learningRate, double gradientNorm, OptionalDouble deadReluShare, OptionalDouble rowsPerSecond) {}

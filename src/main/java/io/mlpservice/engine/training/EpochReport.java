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
 */
public record EpochReport(int epoch, double trainingLoss, OptionalDouble validationLoss, OptionalDouble validationScore,
        double learningRate) {}

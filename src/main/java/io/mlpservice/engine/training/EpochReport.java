package io.mlpservice.engine.training;

import java.util.OptionalDouble;

/**
 * The results of one epoch.
 *
 * @param epoch counted from 1
 * @param trainingLoss the mean (or sum) over the epoch's rows, each measured in the forward pass of its batch, without
 *     the penalty
 * @param trainingScore accuracy or R² on the training rows, each measured in the forward pass of its batch, as the loss is,
 *     but whatever their weights; absent if it is undefined, or if an earlier version ran a part of the epoch
 * @param validationLoss the mean (or sum) over the validation rows, after the epoch
 * @param validationScore accuracy or R² on the validation rows; absent if it is undefined
 * @param learningRate the learning rate of the epoch
 * @param gradientNorm ‖g‖ of the epoch's last step, including the penalty, before clipping
 * @param deadReluShare the share of hidden ReLU units that were 0 for every row of the epoch, each measured in the
 *     forward pass of its batch; absent if there are no such units
 * @param rowsPerSecond training speed by the wall clock; absent if no step ran since the run was resumed
 */
public record EpochReport(int epoch, double trainingLoss, OptionalDouble trainingScore,
        OptionalDouble validationLoss, OptionalDouble validationScore, double learningRate, double gradientNorm,
        OptionalDouble deadReluShare, OptionalDouble rowsPerSecond) {}

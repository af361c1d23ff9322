package io.mlpservice.engine.model;

import java.util.Arrays;

/**
 * How much the hidden units of a network influence its outputs, by the sizes of the weights alone: a unit has a share of
 * the strength of each unit above it, in proportion to the absolute weight between them. In the last hidden layer that
 * is the sum of a unit's absolute outgoing weights.
 */
public final class ConnectionStrength {
    private ConnectionStrength() {}

    /** The strength of each hidden unit, [hidden layers][units]; those of a layer add up to 1, or are all 0. */
    public static double[][] of(TrainedModel model) {
        var layers = model.network().layers();
        var weights = model.weightsAboveFirst();
        var strengths = new double[weights.size()][];
        var above = new double[model.network().outputLayer().units()];
        Arrays.fill(above, 1);
        for (var hidden = strengths.length - 1; hidden >= 0; hidden--) {
            var layerAbove = layers.get(hidden + 1);
            var below = new double[layers.get(hidden).units()];
            for (var sum = 0; sum < layerAbove.sums(); sum++) {
                for (var unit = 0; unit < below.length; unit++) {
                    below[unit] += above[sum / layerAbove.activation().pieces()]
                            * Math.abs(weights.get(hidden).get(sum, unit));
                }
            }
            for (var unit = 0; unit < below.length; unit++) {
                below[unit] += layerAbove.residual() ? above[unit] : 0;
            }
            above = shares(below);
            strengths[hidden] = above;
        }
        return strengths;
    }

    private static double[] shares(double[] strengths) {
        var total = Arrays.stream(strengths).sum();
        return total > 0 && Double.isFinite(total)
                ? Arrays.stream(strengths).map(strength -> strength / total).toArray()
                : new double[strengths.length];
    }
}

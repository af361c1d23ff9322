package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Finds dead hidden ReLU units. A unit whose output is 0 for every row passes no gradient back and can no longer learn.
 */
public final class LiveUnits {
    private final List<DenseLayer> layers;
    private final Matrix flags;
    private int dead;

    /** Observes a network. Each unit counts as dead until it is active. */
    public LiveUnits(Network network) {
        var specs = network.spec().layers();
        this.layers = IntStream.range(0, specs.size() - 1)
                .filter(layer -> specs.get(layer).activation() == Elementwise.RELU)
                .mapToObj(network.layers()::get).toList();
        this.flags = Matrix.zeros(Precision.FLOAT32, 1, layers.stream().mapToInt(DenseLayer::units).sum());
        this.dead = flags.size();
    }

    /** Counts all units as dead again. */
    public void forget() {
        flags.fill(0);
        dead = flags.size();
    }

    /** Observes the rows of the last forward pass. */
    public void observe() {
        var first = 0;
        for (var index = 0; dead > 0 && index < layers.size(); index++) {
            var activated = layers.get(index).activated();
            for (var unit = 0; unit < activated.columns(); unit++) {
                if (flags.get(first + unit) == 0 && isActive(activated, unit)) {
                    flags.set(first + unit, 1);
                    dead--;
                }
            }
            first += activated.columns();
        }
    }

    private static boolean isActive(Matrix activated, int unit) {
        for (var row = 0; row < activated.rows(); row++) {
            if (activated.get(row, unit) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The share of dead units; empty if the network has no hidden ReLU units. */
    public OptionalDouble deadShare() {
        return flags.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) dead / flags.size());
    }

    /** 1 for each unit that has been active, else 0, layer after layer, [1][units]; not a copy. */
    public Matrix flags() {
        return flags;
    }

    /** Restores saved flags. */
    public void restore(Matrix earlier) {
        flags.copyFrom(earlier);
        dead = (int) IntStream.range(0, flags.size()).filter(unit -> flags.get(unit) == 0).count();
    }
}

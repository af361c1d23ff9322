package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Which hidden ReLU units of a network answered anything but 0 to the rows that passed. A unit that is 0 for every row
 * passes no gradient back and stays as it is: it is dead.
 */
public final class LiveUnits {
    private final List<DenseLayer> layers;
    private final Matrix flags;
    private int dead;

    /** Watches a network whose units count as dead until they answer. */
    public LiveUnits(Network network) {
        var specs = network.spec().layers();
        this.layers = IntStream.range(0, specs.size() - 1)
                .filter(layer -> specs.get(layer).activation() == Elementwise.RELU)
                .mapToObj(network.layers()::get).toList();
        this.flags = Matrix.zeros(Precision.FLOAT32, 1, layers.stream().mapToInt(DenseLayer::units).sum());
        this.dead = flags.size();
    }

    /** Begins anew. */
    public void forget() {
        flags.fill(0);
        dead = flags.size();
    }

    /** Looks at the rows that were the last to pass forward; a unit that has answered is not looked at again. */
    public void observe() {
        var first = 0;
        for (var index = 0; dead > 0 && index < layers.size(); index++) {
            var activated = layers.get(index).activated();
            for (var unit = 0; unit < activated.columns(); unit++) {
                if (flags.get(first + unit) == 0 && answers(activated, unit)) {
                    flags.set(first + unit, 1);
                    dead--;
                }
            }
            first += activated.columns();
        }
    }

    private static boolean answers(Matrix activated, int unit) {
        for (var row = 0; row < activated.rows(); row++) {
            if (activated.get(row, unit) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The share of units that are dead; empty where there are no such units. */
    public OptionalDouble deadShare() {
        return flags.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) dead / flags.size());
    }

    /** 1 for each unit that has answered, else 0, [1][units], layer after layer; not a copy. */
    public Matrix flags() {
        return flags;
    }

    /** Goes on with the flags of another time. */
    public void restore(Matrix earlier) {
        flags.copyFrom(earlier);
        dead = (int) IntStream.range(0, flags.size()).filter(unit -> flags.get(unit) == 0).count();
    }
}

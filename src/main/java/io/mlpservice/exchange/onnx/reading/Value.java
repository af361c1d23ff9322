package io.mlpservice.exchange.onnx.reading;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.ActivationType;

import java.util.List;

/** What a name in a graph stands for. The first dimension of all but constants is the rows. */
sealed interface Value
        permits Constant, Columns, Value.Network, Value.Complement, Value.Pair, Value.Place, Value.Classes,
        Value.Flags, Value.Final {

    /** Whether two values are one, not only alike. */
    @SuppressWarnings("ReferenceEquality")
    static boolean areSame(Value one, Value other) {
        return one == other;
    }

    /** What layers can follow. */
    sealed interface Network extends Value {
        int units();

        Activation activation();
    }

    /**
     * Weighted sums.
     *
     * @param source {@link Columns} or a {@link Network}
     * @param weights [units][inputs]
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sums(Value source, double[][] weights, double[] biases) implements Network {
        @Override
        public Activation activation() {
            return ActivationType.IDENTITY.withDefaults();
        }

        @Override
        public int units() {
            return biases.length;
        }
    }

    /** A layer. */
    record Activated(Sums sums, Activation activation) implements Network {
        @Override
        public int units() {
            return sums.units();
        }
    }

    /** 1 − p for the probability p of a single unit. */
    record Complement(Network network) implements Value {}

    /** 1 − p and p side by side. */
    record Pair(Network network) implements Value {}

    /** The place of the most probable class. */
    record Place(Network network, boolean isPair) implements Value {}

    /** The most probable class, or the probabilities of all by name. */
    record Classes(Network network, boolean isPair, List<String> names) implements Value {}

    /** Whether each output is above one half. */
    record Flags(Network network) implements Value {}

    /** Outputs of a network, of another shape. */
    record Final(Network network, boolean isPair) implements Value {}
}

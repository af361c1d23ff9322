package io.mlpservice.model;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.model.TrainingConfiguration.HiddenLayer;
import io.mlpservice.model.TrainingConfiguration.NetworkShape;
import io.mlpservice.model.TrainingConfiguration.OutputLayer;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/** A layer as far as it shapes its parameters. */
record LayerShape(int units, int sums, boolean normalised, boolean learnsSlopes) {
    static LayerShape of(LayerSpec layer) {
        return new LayerShape(layer.units(), layer.sums(), layer.batchNormalization(),
                layer.activation().type() == ActivationType.PRELU);
    }

    /** The layers of a network whose settings are filled in, though they may not go together. */
    static List<LayerShape> of(NetworkShape network) {
        return Stream.concat(requireNonNull(network.hiddenLayers()).stream().map(LayerShape::of),
                Stream.of(of(requireNonNull(network.outputLayer())))).toList();
    }

    private static LayerShape of(HiddenLayer layer) {
        return of(layer.units(), layer.activation(), layer.maxoutPieces(),
                Boolean.TRUE.equals(layer.batchNormalization()));
    }

    private static LayerShape of(OutputLayer layer) {
        return of(requireNonNull(layer.units()), layer.activation(), layer.maxoutPieces(), false);
    }

    private static LayerShape of(int units, @Nullable ActivationType activation, @Nullable Integer pieces,
            boolean normalised) {
        return new LayerShape(units, pieces == null ? units : units * pieces, normalised,
                activation == ActivationType.PRELU);
    }
}

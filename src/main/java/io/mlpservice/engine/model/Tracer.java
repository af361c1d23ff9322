package io.mlpservice.engine.model;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.model.Trace.Layer;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerValues;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.network.Pass;
import io.mlpservice.engine.optimizer.OptimizerSpec.Sgd;
import io.mlpservice.engine.training.BatchGradient;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes a step on one row like training does, but in inference mode, and records it. */
final class Tracer {
    private final NetworkSpec spec;
    private final NetworkState state;
    private final Objective objective;
    private final Samples row;
    private final Network network;

    /**
     * Creates a tracer for one step.
     *
     * @param state the state, which the step changes in place
     * @param row a single row of the same precision
     */
    Tracer(NetworkSpec spec, NetworkState state, Objective objective, Samples row) {
        this.spec = spec;
        this.state = state;
        this.objective = objective;
        this.row = row;
        this.network = new Network(spec, state, 1);
    }

    /**
     * Takes the step.
     *
     * @throws ArithmeticException if a number exceeds the range of double precision
     */
    Trace step(double learningRate) {
        var backpropagation = new Backpropagation(network);
        var gradients = backpropagation.gradients();
        var before = BatchGradient.of(network, backpropagation, objective).compute(row, Pass.INFERENCE);
        var values = network.values();
        values.forEach(Tracer::checkFinite);
        var parameters = layers(state.parameters());
        var gradientsOfLayers = layers(gradients);
        new Sgd(learningRate, 0, false).start(state.parameters(), gradients).step(learningRate);
        var newParameters = layers(state.parameters());
        var outputs = network.forward(row.inputs());
        var after = objective.loss().weightedSum(network.outputSums(1), outputs, row.targets(), row.weights());
        checkFinite(before, after);
        checkFinite(outputs.toArray()[0]);
        return new Trace(row.inputs().numbers().toArray()[0], row.targets().toArray()[0], learningRate,
                spec.outputLayer().activation().type().isStep(), objective.loss(), before, after,
                outputs.toArray()[0], layers(values, parameters, gradientsOfLayers, newParameters));
    }

    private List<Layer> layers(List<LayerValues> values, List<LayerParameters> parameters,
            List<LayerParameters> gradients, List<LayerParameters> newParameters) {
        var statistics = state.layerStatistics(spec);
        return IntStream.range(0, values.size())
                .mapToObj(layer -> new Layer(spec.layers().get(layer), values.get(layer), statistics.get(layer),
                        parameters.get(layer), gradients.get(layer), newParameters.get(layer)))
                .toList();
    }

    private List<LayerParameters> layers(Matrix parametersOrGradients) {
        checkFinite(parametersOrGradients.toArray()[0]);
        return spec.layerParametersOf(parametersOrGradients);
    }

    private static void checkFinite(LayerValues values) {
        Stream.of(values.inputs(), values.sums(), values.normalized(), values.activationInputs(), values.derivatives(),
                values.outputs()).forEach(Tracer::checkFinite);
    }

    private static void checkFinite(double... numbers) {
        if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
            throw new ArithmeticException("a number of the step exceeds the range of double precision");
        }
    }
}

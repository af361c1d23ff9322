package io.mlpservice.engine.model;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.TargetCodec;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.Trace.Layer;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Initialization;
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
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes steps on a few rows like training does, but in inference mode, and records the first one for the first row. */
final class Tracer {
    private static final double[] ONE = {1};

    private final NetworkSpec spec;
    private final NetworkState state;
    private final Objective objective;
    private final Samples rows;
    private final Network network;

    private Tracer(NetworkSpec spec, NetworkState state, Objective objective, Samples rows) {
        this.spec = spec;
        this.state = state;
        this.objective = objective;
        this.rows = rows;
        this.network = new Network(spec, state, rows.rows());
    }

    /** A tracer for rows of a model; see {@link TrainedModel#trace}. */
    static Tracer of(TrainedModel model, List<Table> rows, Optional<Initialization.Given> parameters) {
        var samples = samples(model, rows);
        var loss = model.objective().loss();
        TargetCodec.refuseNegativeCounts(samples.targets(), loss);
        var own = model.state().copy(Precision.FLOAT64);
        var start = parameters.map(given -> new NetworkState(
                given.parameters(model.network(), Precision.FLOAT64, 0), own.statistics())).orElse(own);
        return new Tracer(model.network(), start, new Objective(loss, LossReduction.SUM, Penalty.NONE), samples);
    }

    /** Rows whose weights add up to 1, so that sums are means. */
    private static Samples samples(TrainedModel model, List<Table> rows) {
        var first = new int[]{0};
        var inputs = Matrix.zeros(Precision.FLOAT64, rows.size(), model.network().inputs());
        var targets = Matrix.zeros(Precision.FLOAT64, rows.size(), model.network().outputLayer().units());
        for (var row = 0; row < rows.size(); row++) {
            model.features().reader(rows.get(row)).encode(first, Precision.FLOAT64).copyTo(row(inputs, row));
            row(targets, row).copyFrom(model.codec().encode(rows.get(row), first, Precision.FLOAT64));
        }
        if (!inputs.isFinite()) {
            throw new ArithmeticException("an input of the network exceeds the range of double precision");
        }
        var weights = new double[rows.size()];
        Arrays.fill(weights, 1.0 / rows.size());
        return new Samples(inputs, targets, weights);
    }

    /**
     * Takes the steps.
     *
     * @param steps at least 1
     * @throws ArithmeticException if a number exceeds the range of double precision
     */
    Trace trace(double learningRate, int steps) {
        var first = new FirstRow();
        var backpropagation = new Backpropagation(network);
        var gradient = BatchGradient.of(network, backpropagation, objective);
        var optimizer = new Sgd(learningRate, 0, false).start(state.parameters(),
                backpropagation.gradients(0, state.parameters().size()));
        var losses = new double[steps + 1];
        losses[0] = gradient.compute(rows, Pass.INFERENCE);
        var rowsBefore = lossesOfRows(network.forward(rows.inputs()));
        var parameters = layers(state.parameters());
        var gradients = layers(backpropagation.gradients());
        optimizer.step(learningRate);
        var newParameters = layers(state.parameters());
        var outputs = network.forward(rows.inputs());
        losses[1] = loss(outputs);
        var rowsAfter = lossesOfRows(outputs);
        var outputsAfter = outputs.toArray()[0];
        checkFinite(outputsAfter);
        for (var step = 2; step <= steps; step++) {
            gradient.compute(rows, Pass.INFERENCE);
            optimizer.step(learningRate);
            losses[step] = loss(network.forward(rows.inputs()));
        }
        checkFinite(losses);
        return new Trace(rows.inputs().numbers().toArray()[0], rows.targets().toArray()[0], learningRate,
                spec.outputLayer().activation().type().isStep(), objective.loss(), losses, rowsBefore, rowsAfter,
                outputsAfter, first.layers(parameters, gradients, newParameters), layers(state.parameters()));
    }

    private double loss(Matrix outputs) {
        return objective.loss().weightedSum(network.outputSums(rows.rows()), outputs, rows.targets(),
                rows.classes(), rows.weights());
    }

    /** Given the outputs of the last pass. */
    private double[] lossesOfRows(Matrix outputs) {
        var sums = network.outputSums(rows.rows());
        var losses = IntStream.range(0, rows.rows()).mapToDouble(row -> objective.loss().weightedSum(row(sums, row),
                row(outputs, row), row(rows.targets(), row), new int[]{rows.classes()[row]}, ONE)).toArray();
        checkFinite(losses);
        return losses;
    }

    private static Matrix row(Matrix matrix, int row) {
        return matrix.view(row * matrix.columns(), 1, matrix.columns());
    }

    private List<LayerParameters> layers(Matrix parametersOrGradients) {
        checkFinite(parametersOrGradients.toArray()[0]);
        return spec.layerParametersOf(parametersOrGradients);
    }

    /** What the first row alone does in the network, before any step. */
    private final class FirstRow {
        private final List<LayerValues> values;
        private final List<LayerParameters> gradients;

        FirstRow() {
            var ofRow = new Network(spec, state, 1);
            var backpropagation = new Backpropagation(ofRow);
            var row = new Samples(rows.inputs().part(0, 1), rows.targets().firstRows(1), ONE);
            BatchGradient.of(ofRow, backpropagation, objective).compute(row, Pass.INFERENCE);
            this.values = ofRow.values();
            values.forEach(Tracer::checkFinite);
            this.gradients = Tracer.this.layers(backpropagation.gradients());
        }

        List<Layer> layers(List<LayerParameters> parameters, List<LayerParameters> ofAllRows,
                List<LayerParameters> newParameters) {
            var statistics = state.layerStatistics(spec);
            return IntStream.range(0, values.size())
                    .mapToObj(layer -> new Layer(spec.layers().get(layer), values.get(layer), statistics.get(layer),
                            gradients.get(layer).biases(), parameters.get(layer), ofAllRows.get(layer),
                            newParameters.get(layer)))
                    .toList();
        }
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

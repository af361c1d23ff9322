package io.mlpservice.engine.model;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TableReader;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.TargetCodec;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.metric.Baseline;
import io.mlpservice.engine.metric.ClassScorer;
import io.mlpservice.engine.metric.ClassificationScorer;
import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.metric.Metrics;
import io.mlpservice.engine.metric.RegressionScorer;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerStatistics;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.scaling.ColumnScale;
import io.mlpservice.engine.training.Evaluator;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A network with everything that it needs to predict raw rows. Immutable and thread-safe. */
public final class TrainedModel {
    private final ModelSchema schema;
    private final FeatureCodec features;
    private final NetworkSpec network;
    /** The network with its parameters kept as the inputs need it. */
    private final NetworkSpec runSpec;
    private final NetworkState runState;
    private final TargetCodec codec;
    private final Objective objective;
    /** The predictor for single rows while it is free; null while a thread uses it. */
    private final AtomicReference<@Nullable Predictor> idle = new AtomicReference<>();

    /**
     * Creates a model.
     *
     * @param targetScales one per target of a regression, none for a classification
     * @param state the parameters and statistics, which must not change afterward
     * @param objective the loss that {@link #evaluate} computes, without the penalty
     * @throws IllegalArgumentException if the parts do not fit together
     */
    public TrainedModel(ModelSchema schema, FeatureCodec features, List<ColumnScale.Invertible> targetScales,
            NetworkSpec network, NetworkState state, Objective objective) {
        this.schema = schema;
        this.features = features;
        this.network = network;
        this.codec = new TargetCodec(schema, targetScales, network.outputLayer());
        this.objective = objective;
        checkSizes(targetScales.size(), state);
        this.runSpec = network.suiting(features.zeros(state.precision(), 0));
        this.runState = new NetworkState(runSpec.fromStored(state.parameters()), state.statistics());
    }

    private void checkSizes(int targetScales, NetworkState state) {
        var output = network.outputLayer();
        var regressions = schema.task() == Task.REGRESSION ? schema.targets().size() : 0;
        if (features.inputs().size() != network.inputs() || schema.outputs(output.activation().type()) != output.units()
                || targetScales != regressions || state.parameters().size() != network.parameterCount()
                || state.statistics().size() != network.statisticsCount()
                || state.statistics().precision() != state.precision()) {
            throw new IllegalArgumentException("the parts of the model do not fit together");
        }
    }

    /**
     * Reads a model that {@link #toBytes} wrote.
     *
     * @throws UnreadableException if the bytes are not a model, are damaged, or have a newer format
     */
    public static TrainedModel fromBytes(byte[] bytes) {
        return ModelFormat.read(bytes);
    }

    /** Encodes the model in a versioned format with a checksum. */
    public byte[] toBytes() {
        return ModelFormat.write(this);
    }

    /** The features and targets. */
    public ModelSchema schema() {
        return schema;
    }

    /** The precision of parameters and arithmetic. */
    public Precision precision() {
        return runState.precision();
    }

    /** The specification of the network. */
    public NetworkSpec network() {
        return network;
    }

    /** The number of parameters. */
    public long parameterCount() {
        return network.parameterCount();
    }

    /** A copy of the parameters: hidden layers, then the output layer. */
    public List<LayerParameters> parameters() {
        return state().layerParameters(network);
    }

    /** A copy of the batch normalization statistics, in the order of {@link #parameters}. */
    public List<LayerStatistics> statistics() {
        return runState.layerStatistics(network);
    }

    /**
     * Predicts rows. The result is {@code NaN} for a row whose values, powers or products exceed the range of the
     * model's precision.
     *
     * @param rows [rows][features], the codes of the features, in order; see {@link Encoder}
     */
    public List<Prediction> predict(double[][] rows) {
        if (rows.length != 1) {
            return new Predictor(this, Math.min(Evaluator.CHUNK_ROWS, rows.length)).predict(rows);
        }
        var predictor = Objects.requireNonNullElseGet(idle.getAndSet(null), () -> new Predictor(this, 1));
        var predictions = predictor.predict(rows);
        idle.set(predictor);
        return predictions;
    }

    /**
     * Evaluates the model on all rows of a table that have a value for every target, and for every feature whose gaps
     * the model does not fill.
     *
     * @param table at least one such row, with the features and targets among its columns
     * @throws UnsuitableDataException if a column is absent or has unknown classes; names the column
     */
    public Metrics evaluate(Table table) {
        return evaluate(table, rows(table), () -> false);
    }

    private int[] rows(Table table) {
        var needed = IntStream.range(0, features.features().size())
                .filter(feature -> !features.encoder(feature).fillsGaps())
                .mapToObj(feature -> TableReader.column(table, features.names().get(feature))).toList();
        var rows = IntStream.of(schema.rowsWithTargets(table))
                .filter(row -> needed.stream().noneMatch(column -> column.isMissing(row))).toArray();
        if (rows.length == 0) {
            throw new UnsuitableDataException(
                    "no row has a value for every target, and for every feature that needs one");
        }
        return rows;
    }

    /** Evaluates the model on the given rows. Once {@code stop} is true, the result is meaningless. */
    public Metrics evaluate(Table table, int[] rows, BooleanSupplier stop) {
        var pass = new TablePass(this, table, rows, stop);
        var outputs = pass.outputs();
        if (!outputs.isFinite()) {
            throw new UnsuitableDataException("some rows contain numbers that are too large for the model");
        }
        if (schema.task() == Task.CLASSIFICATION) {
            return new ClassificationScorer(rows.length, IntStream.range(0, schema.targets().size())
                    .mapToObj(target -> scorer(target, outputs, codec.classes(table, rows, target))).toList())
                    .metrics(pass.loss());
        }
        return new RegressionScorer(schema.targets(),
                IntStream.range(0, schema.targets().size()).mapToObj(target -> IntStream.range(0, rows.length)
                        .mapToDouble(row -> codec.value(outputs, row, target)).toArray()).toArray(double[][]::new),
                schema.targets().stream().map(target -> TableReader.numbers(table, target.name()))
                        .map(values -> IntStream.of(rows).mapToDouble(row -> values[row]).toArray())
                        .toArray(double[][]::new))
                .metrics(pass.loss());
    }

    /**
     * Predicts rows of a table by the same arithmetic as {@link #evaluate(Table)}.
     *
     * @param rows indexes of rows that have a value for every target
     */
    public List<Prediction> predict(Table table, int[] rows) {
        var outputs = new TablePass(this, table, rows, () -> false).outputs();
        return IntStream.range(0, rows.length).mapToObj(row -> codec.decode(outputs, row)).toList();
    }

    /** Evaluates the model and a baseline on all rows of a table; see {@link #evaluate(Table)}. */
    public Measures measure(Table table, Optional<Baseline> baseline) {
        var rows = rows(table);
        return new Measures(evaluate(table),
                baseline.map(guess -> new Measures.Guess(guess, guess.metrics(codec, table, rows))).orElse(null));
    }

    private ClassScorer scorer(int target, Matrix outputs, int[] classes) {
        return new ClassScorer(schema.targets().get(target),
                (row, label) -> codec.probability(outputs, row, target, label), classes);
    }

    /**
     * Traces plain gradient descent on a few rows, w ← w − η·∂loss/∂w in double precision, without changing the model. The
     * gradients are averaged over the rows. Penalty, clipping, max-norm, learning rate multipliers and row weights do not
     * apply; dropout is off and batch normalization uses the stored statistics. Step units, whose derivative is 0, use
     * the perceptron rule.
     *
     * @param rows tables of one row each, at least one, with the features and targets among their columns
     * @param learningRate η, see {@link Hyperparameter#LEARNING_RATE}
     * @param steps how many steps are taken, at least 1
     * @param parameters replacements for the model's parameters, of the network's shape
     * @throws UnsuitableDataException if a row does not fit the model or its loss; names the column
     * @throws ArithmeticException if a number of a step exceeds the range of double precision
     */
    public Trace trace(List<Table> rows, double learningRate, int steps, Optional<Initialization.Given> parameters) {
        return Tracer.of(this, rows, parameters).trace(learningRate, steps);
    }

    /** The unscaled network inputs for the first row of a table. */
    public double[] unscaledInputs(Table instance) {
        return features.unscaled(instance);
    }

    /** How features become inputs. */
    public FeatureCodec features() {
        return features;
    }

    TargetCodec codec() {
        return codec;
    }

    public List<ColumnScale.Invertible> targetScales() {
        return codec.scales();
    }

    /** The parameters and statistics as models are stored. */
    NetworkState state() {
        return new NetworkState(runSpec.toStored(runState.parameters()), runState.statistics());
    }

    /** The weights of each layer but the first, as views, [sums][inputs]. */
    List<Matrix> weightsAboveFirst() {
        var weights = runSpec.weightsOf(runState.parameters());
        return weights.subList(1, weights.size());
    }

    /** The network with buffers for passes of at most that many rows. */
    Network runnable(int maximumRows) {
        return new Network(runSpec, runState, maximumRows);
    }

    public Objective objective() {
        return objective;
    }
}

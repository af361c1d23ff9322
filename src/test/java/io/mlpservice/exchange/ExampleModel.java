package io.mlpservice.exchange;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.EncodingSpec;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.scaling.ColumnScale;
import io.mlpservice.engine.scaling.Scaling;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Models with encoders that were fitted to a small table, and with random parameters. */
public final class ExampleModel {
    public static final List<Feature> NUMBERS = List.of(Feature.numeric("age"), Feature.numeric("income"),
            Feature.numeric("same"), new Feature("member", FeatureType.BOOLEAN));
    public static final List<Feature> DATE = List.of(Feature.numeric("income"),
            new Feature("when", FeatureType.DATE_TIME, DateOrder.YEAR_MONTH_DAY));
    public static final List<Feature> ALL = List.of(Feature.numeric("age"),
            new Feature("color", FeatureType.CATEGORICAL), new Feature("member", FeatureType.BOOLEAN),
            new Feature("when", FeatureType.DATE_TIME, DateOrder.YEAR_MONTH_DAY), Feature.numeric("income"),
            new Feature("city of birth", FeatureType.CATEGORICAL));
    public static final Table TABLE = table(80);

    private Scaling scaling = Scaling.STANDARD;
    private MissingValues missing = MissingValues.MEDIAN;
    private CategoryEncoding categories = CategoryEncoding.ONE_HOT;
    private Polynomial polynomial = Polynomial.NONE;
    private Precision precision = Precision.FLOAT32;
    private GapWords gapWords = new GapWords(List.of("none", "-1"));
    private NumberMarks marks = NumberMarks.PLAIN;
    private Table table = TABLE;
    private List<Feature> features = NUMBERS;
    private List<LayerSpec> hidden = List.of(new LayerSpec(5, ActivationType.TANH.withDefaults()));
    private Activation output = ActivationType.SOFTMAX.withDefaults();
    private Task task = Task.CLASSIFICATION;
    private List<Target> targets = List.of(new Target("species", List.of("setosa", "versicolor", "Blüte 3")));
    private List<ColumnScale.Invertible> targetScales = List.of();

    public ExampleModel with(Scaling of, MissingValues gaps, CategoryEncoding text) {
        scaling = of;
        missing = gaps;
        categories = text;
        return this;
    }

    public ExampleModel with(Polynomial expansion) {
        polynomial = expansion;
        return this;
    }

    public ExampleModel in(Precision numbers) {
        precision = numbers;
        return this;
    }

    public ExampleModel on(Table rows) {
        table = rows;
        return this;
    }

    public ExampleModel of(List<Feature> columns) {
        features = columns;
        return this;
    }

    public ExampleModel gaps(String... words) {
        gapWords = new GapWords(List.of(words));
        return this;
    }

    public ExampleModel marks(NumberMarks inNumbers) {
        marks = inNumbers;
        return this;
    }

    public ExampleModel hidden(LayerSpec... layers) {
        hidden = List.of(layers);
        return this;
    }

    public ExampleModel classes(ActivationType activation, Target... ofTargets) {
        task = Task.CLASSIFICATION;
        output = activation.withDefaults();
        targets = List.of(ofTargets);
        targetScales = List.of();
        return this;
    }

    public ExampleModel values(ActivationType activation, ColumnScale.Invertible... scales) {
        task = Task.REGRESSION;
        output = activation.withDefaults();
        targets = IntStream.range(0, scales.length).mapToObj(target -> new Target("y" + target, List.of())).toList();
        targetScales = List.of(scales);
        return this;
    }

    public TrainedModel build() {
        var codec = FeatureCodec.fit(features,
                new EncodingSpec(scaling, missing, true, categories, 4, 5, polynomial), table,
                IntStream.range(0, table.rowCount()).toArray());
        var schema = new ModelSchema(task, features, targets, gapWords, marks);
        var layers = new ArrayList<>(hidden);
        layers.add(new LayerSpec(schema.outputs(output.type()), output));
        var network = new NetworkSpec(codec.inputs().size(), layers);
        var random = new Random(7);
        return new TrainedModel(schema, codec, targetScales, network, new NetworkState(
                numbers((int) network.parameterCount(), random, -1, 1),
                numbers(network.statisticsCount(), random, 0.2, 2)),
                new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE));
    }

    private Matrix numbers(int count, Random random, double least, double most) {
        return Matrix.of(precision, new double[][]{random.doubles(count, least, most).toArray()});
    }

    /** The rows of {@link #TABLE}. */
    public static int[] rows() {
        return IntStream.range(0, TABLE.rowCount()).toArray();
    }

    /** The codes of the rows of {@link #TABLE} for a model. */
    public static double[][] codes(TrainedModel model) {
        var codec = model.features();
        return IntStream.range(0, TABLE.rowCount()).mapToObj(row -> IntStream.range(0, codec.features().size())
                .mapToDouble(feature -> codec.encoder(feature)
                        .codes(TABLE.column(codec.names().get(feature)).orElseThrow()).applyAsDouble(row))
                .toArray()).toArray(double[][]::new);
    }

    private static Table table(int rows) {
        var random = new Random(42);
        var gap = IntStream.range(0, rows).mapToObj(_ -> random.nextInt(8) == 0).toList();
        return new Table(List.of(
                numeric("age", rows, row -> gap.get(row) ? Double.NaN : 20 + random.nextInt(60)),
                numeric("income", rows,
                        _ -> (float) Math.exp(5 * random.nextGaussian()) * (random.nextBoolean() ? 1 : -1)),
                numeric("same", rows, _ -> 7),
                text("member", rows, row -> gap.get((row + 3) % rows) ? null : random.nextBoolean() ? "yes" : "no"),
                text("color", rows, row -> gap.get((row + 1) % rows)
                        ? null
                        : List.of("red", "blue", "green", "red", "blue", "Grün", "pink", "red").get(random.nextInt(8))),
                text("city of birth", rows, row -> gap.get((row + 2) % rows)
                        ? null
                        : "city " + (int) Math.abs(random.nextGaussian() * 6)),
                text("when", rows, row -> gap.get((row + 4) % rows)
                        ? null
                        : "%04d-%02d-%02dT%02d:30:07.5".formatted(1890 + random.nextInt(180), 1 + random.nextInt(12),
                                1 + random.nextInt(28), random.nextInt(24)))));
    }

    private static Column numeric(String name, int rows, IntToDoubleFunction value) {
        return new Column.Numeric(name, IntStream.range(0, rows).mapToDouble(value).toArray());
    }

    private static Column text(String name, int rows, IntFunction<@Nullable String> value) {
        var cells = IntStream.range(0, rows).mapToObj(value).toList();
        var categories = cells.stream().filter(Objects::nonNull).distinct().toList();
        return new Column.Categorical(name, categories, cells.stream().mapToInt(categories::indexOf).toArray());
    }
}

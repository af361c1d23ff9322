package io.mlpservice.schema;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.Encoder.Oddity;
import io.mlpservice.engine.feature.EncodingSpec;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class ModelSchemaTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    private static final double NONE = Double.NaN;
    private static final Feature AGE = Feature.numeric("age");
    private static final Feature MEMBER = new Feature("member", FeatureType.BOOLEAN);
    private static final Feature COLOR = new Feature("color", FeatureType.CATEGORICAL);
    private static final Feature WHEN = new Feature("when", FeatureType.DATE_TIME, DateOrder.DAY_MONTH_YEAR);
    private static final List<Feature> FEATURES = List.of(AGE, Feature.numeric("size"), MEMBER, COLOR, WHEN);
    private static final Table TABLE = new Table(List.of(
            new Column.Numeric("age", new double[]{20, 30, 31, NONE, 50, 20}),
            new Column.Numeric("size", new double[]{-1, 1000, 3, 0.5, 70, 3}),
            text("member", "true", "false", "true", null, "true", "false"),
            text("color", "red", "blue", "red", "green", "blue", null),
            text("when", "31.1.2024", "1.2.2024 06:30", null, "29.2.2024", "5.7.2025", "24.12.2023")));

    private static Column text(String name, @Nullable String... cells) {
        var categories = Arrays.stream(cells).filter(Objects::nonNull).distinct().toList();
        return new Column.Categorical(name, categories,
                Arrays.stream(cells).mapToInt(categories::indexOf).toArray());
    }

    private static FeatureCodec fit(Scaling scaling, MissingValues missing, CategoryEncoding categorical) {
        return FeatureCodec.fit(FEATURES,
                new EncodingSpec(scaling, missing, true, categorical, 3, 2, new Polynomial(2, true)), TABLE,
                IntStream.range(0, TABLE.rowCount()).toArray());
    }

    private static JsonNode schema(FeatureCodec codec) {
        return JSON.valueToTree(Map.of("features", features(codec), "inputs",
                codec.inputs().stream().map(InputSchema::of).toList()));
    }

    private static List<FeatureSchema> features(FeatureCodec codec) {
        return IntStream.range(0, codec.features().size())
                .mapToObj(index -> FeatureSchema.of(codec.features().get(index), codec.encoder(index))).toList();
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, MEDIAN, ONE_HOT", "MIN_MAX_MINUS1_1, MEAN, ONE_HOT", "ROBUST, MOST_FREQUENT, ONE_HOT",
        "QUANTILE_NORMAL, MEDIAN, ORDINAL", "LOG, CONSTANT, HASHED", "NONE, MEAN, ORDINAL",
        "MIN_MAX_0_1, MOST_FREQUENT, HASHED"})
    void saysHowARowBecomesInputs(Scaling scaling, MissingValues missing, CategoryEncoding categorical) {
        var codec = fit(scaling, missing, categorical);
        var schema = schema(codec);
        var all = IntStream.range(0, TABLE.rowCount()).toArray();
        var inputs = codec.inputs(TABLE, all, Precision.FLOAT64).numbers().toArray();
        for (var row : all) {
            assertThat(new HandPrediction(schema, row(row)).inputs()).as("row %d", row).containsExactly(inputs[row],
                    offset(1e-7));
        }
    }

    /** Dates as ISO text. */
    private static Map<String, @Nullable Object> row(int row) {
        var dates = Arrays.asList("2024-01-31", "2024-02-01T06:30:00Z", null, "2024-02-29", "2025-07-05", "2023-12-24");
        var cells = new HashMap<String, @Nullable Object>();
        for (var feature : FEATURES) {
            var column = TABLE.column(feature.name()).orElseThrow();
            var text = column.isMissing(row) ? null : column.text(row);
            cells.put(feature.name(), feature.type() == FeatureType.BOOLEAN && text != null
                    ? (Object) Boolean.valueOf(text)
                    : text);
        }
        cells.put("when", dates.get(row));
        return cells;
    }

    @Test
    void givesEachValueItsOwnFormula() {
        var formulas = schema(fit(Scaling.STANDARD, MissingValues.MEAN, CategoryEncoding.ORDINAL)).get("inputs")
                .valueStream().filter(input -> input.get("kind").asString().equalsIgnoreCase("value"))
                .collect(Collectors.toMap(input -> input.get("name").asString(),
                        input -> input.get("formula").asString()));
        assertThat(formulas).containsEntry("age", "the number").containsEntry("member", "1 for true, 0 for false")
                .containsEntry("color", "the place of the category in sorted order, from 0");
    }

    @Test
    void showsRangesAndCategories() {
        var features = features(fit(Scaling.STANDARD, MissingValues.MEDIAN, CategoryEncoding.ONE_HOT));
        assertThat(features).extracting(FeatureSchema::range).containsExactly(
                new FeatureRange(new CellValue.Numeric(20), new CellValue.Numeric(50)),
                new FeatureRange(new CellValue.Numeric(-1), new CellValue.Numeric(1000)), null, null,
                new FeatureRange(new CellValue.Text("2023-12-24"), new CellValue.Text("2025-07-05")));
        assertThat(features.get(3).categories()).containsExactly("blue", "red");
        assertThat(features.get(3).rareCategoryCount()).isEqualTo(1);
        assertThat(features.get(3).encoding()).isEqualTo(CategoryEncoding.ONE_HOT);
        assertThat(features.get(0).categories()).isNull();
        assertThat(features.get(4).dateOrder()).isEqualTo(DateOrder.DAY_MONTH_YEAR);
    }

    @Test
    void saysWhatBecomesOfMissingValues() {
        assertThat(features(fit(Scaling.STANDARD, MissingValues.MEDIAN, CategoryEncoding.ONE_HOT)))
                .extracting(feature -> feature.missing().description()).containsExactly(
                        "A missing value counts as 30, and an input of the network is 1 for it.",
                        "A missing value counts as 3.",
                        "A missing value counts as 1, and an input of the network is 1 for it.",
                        "A missing value is a category of its own.",
                        "A missing value counts as 2024-02-01T06:30:00Z, and an input of the network is 1 for it.");
        assertThat(features(fit(Scaling.STANDARD, MissingValues.MOST_FREQUENT, CategoryEncoding.ONE_HOT)).get(3)
                .missing().description()).isEqualTo("A missing value counts as 'blue', the most frequent category.");
        assertThat(features(fit(Scaling.STANDARD, MissingValues.MEDIAN, CategoryEncoding.ORDINAL)).get(3).missing()
                .description()).isEqualTo(
                        "A missing value counts as the category at place 1, counted from 0, and an input of the network is 1 for it.");
    }

    @ParameterizedTest
    @EnumSource
    void givesExamplesThatAreLegalAndNotOdd(CategoryEncoding categorical) {
        for (var missing : List.of(MissingValues.MEDIAN, MissingValues.CONSTANT, MissingValues.MEAN)) {
            var codec = fit(Scaling.STANDARD, missing, categorical);
            for (var feature = 0; feature < FEATURES.size(); feature++) {
                var example = Objects.requireNonNull(features(codec).get(feature).example());
                var encoder = codec.encoder(feature);
                var code = example instanceof CellValue.Numeric(var number, var _)
                        ? encoder.code(number)
                        : encoder.code(example.text());
                assertThat(encoder.oddity(code.orElseThrow())).as(example.text()).isEqualTo(Oddity.NONE);
            }
        }
    }

    @Test
    void knowsNoRangeOfModelsThatKeptNone() {
        var feature = features(FeatureCodec.ofNumbers(List.of("x"), Polynomial.NONE,
                List.of(Scaling.STANDARD.fit(new double[]{1, 3})))).getFirst();
        assertThat(feature.range()).isNull();
        assertThat(feature.example()).isEqualTo(new CellValue.Numeric(2));
        assertThat(feature.missing().rule()).isEqualTo(MissingTreatment.MissingRule.REFUSED);
    }

    @Test
    void showsThatAConstantColumnHasNoWidth() {
        var scale = ScaleSchema.of(Scaling.STANDARD.fit(new double[]{7, 7}));
        assertThat(scale.kind()).isEqualTo(ScaleSchema.ScaleKind.CONSTANT);
        assertThat(scale.width()).isNull();
        assertThat(scale.base()).isZero();
    }
}

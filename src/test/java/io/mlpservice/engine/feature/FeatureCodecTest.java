package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.feature.Encoder.Oddity;
import io.mlpservice.engine.feature.FeatureCodec.NetworkInput;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.scaling.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class FeatureCodecTest {
    private static final double NONE = Double.NaN;

    @Test
    void fillsGapsWithTheMedianAndMarksThem() {
        var table = table(numbers("age", 10, NONE, 20, 60));
        var codec = fit(table, encoding(Scaling.NONE, MissingValues.MEDIAN), Feature.numeric("age"));
        assertThat(names(codec)).containsExactly("age", "age is missing");
        assertThat(inputs(codec, table)).containsExactly(
                new double[]{10, 0}, new double[]{20, 1}, new double[]{20, 0}, new double[]{60, 0});
    }

    @ParameterizedTest
    @CsvSource({"MEDIAN, 2", "MEAN, 4", "MOST_FREQUENT, 1", "CONSTANT, 0"})
    void fillsGapsByRule(MissingValues rule, double filled) {
        var table = table(numbers("x", 1, 1, 2, 4, 12, NONE));
        var codec = fit(table, encoding(Scaling.NONE, rule), Feature.numeric("x"));
        assertThat(inputs(codec, table).get(5)[0]).isCloseTo(filled, within(1e-12));
    }

    @Test
    void hasNoIndicatorWhereTheTrainingRowsHaveNoGap() {
        var table = table(numbers("x", 1, 3, NONE));
        var codec = FeatureCodec.fit(List.of(Feature.numeric("x")), encoding(Scaling.NONE, MissingValues.MEDIAN), table,
                new int[]{0, 1});
        assertThat(names(codec)).containsExactly("x");
        assertThat(inputs(codec, table).get(2)).containsExactly(2);
    }

    @Test
    void leavesOutIndicatorsThatAreNotWanted() {
        var spec = new EncodingSpec(Scaling.NONE, MissingValues.MEDIAN, false, CategoryEncoding.ONE_HOT, 100, 2,
                Polynomial.NONE);
        assertThat(names(fit(table(numbers("x", 1, NONE)), spec, Feature.numeric("x")))).containsExactly("x");
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_ROW", "REJECT"})
    void refusesGapsThatAreNotFilled(MissingValues rule) {
        var gaps = table(numbers("x", 1, NONE));
        var spec = encoding(Scaling.NONE, rule);
        assertThatExceptionOfType(UnsuitableDataException.class)
                .isThrownBy(() -> fit(gaps, spec, Feature.numeric("x"))).withMessageContaining("\"x\"");
        var codec = FeatureCodec.fit(List.of(Feature.numeric("x")), spec, gaps, new int[]{0});
        assertThatExceptionOfType(UnsuitableDataException.class).isThrownBy(() -> inputs(codec, gaps))
                .withMessageContaining("\"x\"");
    }

    @Test
    void givesEachCategoryAnInputThatIsNotScaled() {
        var table = table(text("color", "red", "blue", "red", "blue", "green", "green"));
        var codec = fit(table, encoding(Scaling.STANDARD, MissingValues.MEDIAN), category("color"));
        assertThat(names(codec)).containsExactly("color = blue", "color = green", "color = red");
        assertThat(inputs(codec, table).get(0)).containsExactly(0, 0, 1);
        assertThat(inputs(codec, table).get(4)).containsExactly(0, 1, 0);
    }

    @Test
    void mergesRareCategoriesAndCountsUnseenOnesAmongThem() {
        var table = table(text("c", "a", "a", "b", "b", "x", "y"));
        var codec = fit(table, encoding(Scaling.NONE, MissingValues.MEDIAN), category("c"));
        assertThat(names(codec)).containsExactly("c = a", "c = b", "c is another");
        var rows = table(text("c", "a", "x", "never", "__proto__"));
        assertThat(inputs(codec, rows)).containsExactly(new double[]{1, 0, 0}, new double[]{0, 0, 1},
                new double[]{0, 0, 1}, new double[]{0, 0, 1});
        assertThat(oddities(codec, "a", "x", "never")).containsExactly(Oddity.NONE, Oddity.NONE, Oddity.UNSEEN);
    }

    @Test
    void leavesAllInputsZeroForAnUnseenCategoryWhereNoneIsRare() {
        var codec = fit(table(text("c", "a", "a", "b", "b")), encoding(Scaling.NONE, MissingValues.MEDIAN),
                category("c"));
        assertThat(inputs(codec, table(text("c", "never"))).get(0)).containsExactly(0, 0);
    }

    @Test
    void keepsTheMostFrequentCategoriesUpToALimit() {
        var spec = new EncodingSpec(Scaling.NONE, MissingValues.MEDIAN, true, CategoryEncoding.ONE_HOT, 2, 1,
                Polynomial.NONE);
        var codec = fit(table(text("c", "x", "y", "y", "z", "z", "z")), spec, category("c"));
        assertThat(names(codec)).containsExactly("c = y", "c = z", "c is another");
    }

    @Test
    void keepsCategoriesOfOneRowWhereAllAreRare() {
        assertThat(names(fit(table(text("c", "x", "y")), encoding(Scaling.NONE, MissingValues.MEDIAN), category("c"))))
                .containsExactly("c = x", "c = y");
    }

    @Test
    void makesGapsInTextACategoryOfTheirOwn() {
        var table = table(text("c", "a", "a", "", "b", "b"));
        var codec = fit(table, encoding(Scaling.NONE, MissingValues.MEDIAN), category("c"));
        assertThat(names(codec)).containsExactly("c = a", "c = b", "c is missing");
        assertThat(inputs(codec, table).get(2)).containsExactly(0, 0, 1);
        var mostFrequent = fit(table(text("c", "a", "b", "b", "")), encoding(Scaling.NONE, MissingValues.MOST_FREQUENT),
                category("c"));
        assertThat(names(mostFrequent)).containsExactly("c = b", "c is another");
        assertThat(inputs(mostFrequent, table).get(2)).containsExactly(1, 0);
    }

    @Test
    void readsNumbersAsCategoriesByTheirLabels() {
        var codec = fit(table(numbers("zip", 7, 7, 10, 10)), encoding(Scaling.NONE, MissingValues.MEDIAN),
                category("zip"));
        assertThat(names(codec)).containsExactly("zip = 7", "zip = 10");
        assertThat(inputs(codec, table(text("zip", "10"))).get(0)).containsExactly(0, 1);
    }

    @Test
    void ordersCategoriesAndScalesTheirPlaces() {
        var spec = new EncodingSpec(Scaling.MIN_MAX_0_1, MissingValues.MEDIAN, true, CategoryEncoding.ORDINAL, 100, 2,
                Polynomial.NONE);
        var codec = fit(table(text("size", "2", "10", "1")), spec, category("size"));
        assertThat(names(codec)).containsExactly("size");
        assertThat(inputs(codec, table(text("size", "1", "2", "10", "never"))))
                .containsExactly(new double[]{0}, new double[]{0.5}, new double[]{1}, new double[]{0.5});
    }

    @Test
    void hashesCategoriesIntoAFixedNumberOfInputs() {
        var spec = new EncodingSpec(Scaling.NONE, MissingValues.MEDIAN, true, CategoryEncoding.HASHED, 8, 2,
                Polynomial.NONE);
        var table = table(text("c", "a", "b", "", "a"));
        var codec = fit(table, spec, category("c"));
        assertThat(codec.inputs()).hasSize(9);
        var inputs = inputs(codec, table);
        assertThat(inputs).allSatisfy(row -> assertThat(Arrays.stream(row).sum()).isEqualTo(1));
        assertThat(inputs.get(0)).isEqualTo(inputs.get(3));
        assertThat(inputs.get(2)[8]).isEqualTo(1);
        assertThat(inputs(codec, table(text("c", "a"))).get(0)).isEqualTo(inputs.get(0));
    }

    @Test
    void readsBooleansHoweverTheyAreWritten() {
        var codec = fit(table(text("owner", "Yes", "no", "", "yes")), encoding(Scaling.STANDARD, MissingValues.MEDIAN),
                new Feature("owner", FeatureType.BOOLEAN));
        assertThat(names(codec)).containsExactly("owner", "owner is missing");
        assertThat(inputs(codec, table(text("owner", "TRUE", "f", "1", "0"))))
                .containsExactly(new double[]{1, 0}, new double[]{0, 0}, new double[]{1, 0}, new double[]{0, 0});
        assertThat(inputs(codec, table(text("owner", ""))).get(0)).containsExactly(1, 1);
        assertThatExceptionOfType(UnsuitableDataException.class)
                .isThrownBy(() -> inputs(codec, table(text("owner", "perhaps")))).withMessageContaining("perhaps");
    }

    @Test
    void placesDatesOnCircles() {
        var feature = new Feature("when", FeatureType.DATE_TIME, DateOrder.DAY_MONTH_YEAR);
        var table = table(text("when", "01/01/2024", "01/07/2024", "31/12/2025"));
        var codec = fit(table, encoding(Scaling.STANDARD, MissingValues.MEDIAN), feature);
        assertThat(names(codec)).containsExactly("when in days", "when year", "when month sine", "when month cosine",
                "when day of week sine", "when day of week cosine", "when day of year sine", "when day of year cosine");
        var first = inputs(codec, table).get(0);
        assertThat(Arrays.copyOfRange(first, 2, 8)).containsExactly(new double[]{0, 1, 0, 1, 0, 1}, within(1e-12));
        assertThat(inputs(codec, table).get(1)[3]).isCloseTo(-1, within(1e-12));
        assertThat(inputs(codec, table(text("when", "2024-01-01"))).get(0)).containsExactly(first);
        assertThat(codec.unscaled(table)).startsWith(19_723, 2024);
    }

    @Test
    void showsTheTimeOfDayWhereThereIsOne() {
        var feature = new Feature("when", FeatureType.DATE_TIME, DateOrder.YEAR_MONTH_DAY);
        var table = table(text("when", "2024-01-01 06:00", "2024-01-02 18:00"));
        var codec = fit(table, encoding(Scaling.NONE, MissingValues.MEDIAN), feature);
        assertThat(names(codec)).endsWith("when hour sine", "when hour cosine");
        assertThat(inputs(codec, table).get(0)[8]).isCloseTo(1, within(1e-12));
        assertThat(inputs(codec, table).get(1)[8]).isCloseTo(-1, within(1e-12));
    }

    @Test
    void multipliesNumbersAlone() {
        var table = new Table(List.of(numbers("a", 1, 2, NONE), text("c", "x", "x", "x"), numbers("b", 3, 5, 7)));
        var spec = EncodingSpec.of(Scaling.NONE, new Polynomial(2, true));
        var codec = FeatureCodec.fit(List.of(Feature.numeric("a"), category("c"), Feature.numeric("b")), spec, table,
                all(table));
        assertThat(names(codec)).containsExactly("a", "a is missing", "c = x", "b", "a·a", "a·b", "b·b");
        assertThat(inputs(codec, table).get(2)).containsExactly(1.5, 1, 1, 7, 2.25, 10.5, 49);
    }

    @Test
    void namesFeaturesAndProductsThatNeverChange() {
        var table = new Table(List.of(numbers("one", 1, 1, 1), text("c", "x", "x", "x"), numbers("sign", -1, 1, -1),
                text("gap", "", "", ""), text("some", "", "y", "")));
        var codec = FeatureCodec.fit(List.of(Feature.numeric("one"), category("c"), Feature.numeric("sign"),
                category("gap"), category("some")), EncodingSpec.of(Scaling.STANDARD, new Polynomial(2, false)), table,
                all(table));
        assertThat(codec.constants(table, all(table))).containsExactly("one", "c", "gap", "one·one", "sign·sign");
    }

    @Test
    void knowsTheRangeOfTheTrainingRows() {
        var codec = fit(table(numbers("x", 1, 5)), encoding(Scaling.STANDARD, MissingValues.MEDIAN),
                Feature.numeric("x"));
        var encoder = codec.encoders().getFirst();
        assertThat(List.of(0.9, 1.0, 5.0, 5.1, NONE)).extracting(encoder::oddity).containsExactly(Oddity.OUT_OF_RANGE,
                Oddity.NONE, Oddity.NONE, Oddity.OUT_OF_RANGE, Oddity.GAP);
    }

    @Test
    void learnsNothingFromAColumnOfGaps() {
        var table = new Table(List.of(numbers("n", NONE, NONE), text("c", "", "")));
        var codec = FeatureCodec.fit(List.of(Feature.numeric("n"), category("c"), new Feature("b", FeatureType.BOOLEAN),
                new Feature("d", FeatureType.DATE_TIME, DateOrder.YEAR_MONTH_DAY)),
                encoding(Scaling.STANDARD,
                        MissingValues.MEDIAN),
                new Table(
                        List.of(table.columns().get(0), table.columns().get(1), text("b", "", ""), text("d", "", ""))),
                new int[]{0, 1});
        var filled = new Table(List.of(numbers("n", 7), text("c", "x"), text("b", "yes"), text("d", "2024-01-01")));
        assertThat(inputs(codec, filled).get(0)).doesNotContain(NONE).isNotEmpty();
    }

    private static EncodingSpec encoding(Scaling scaling, MissingValues missing) {
        return new EncodingSpec(scaling, missing, true, CategoryEncoding.ONE_HOT,
                (int) Hyperparameter.MAX_CATEGORIES.orDefault(null),
                (int) Hyperparameter.MIN_CATEGORY_ROWS.orDefault(null), Polynomial.NONE);
    }

    private static FeatureCodec fit(Table table, EncodingSpec spec, Feature feature) {
        return FeatureCodec.fit(List.of(feature), spec, table, all(table));
    }

    private static List<Oddity> oddities(FeatureCodec codec, String... cells) {
        var encoder = codec.encoders().getFirst();
        return Arrays.stream(cells).map(cell -> encoder.oddity(encoder.code(cell).orElseThrow())).toList();
    }

    private static List<String> names(FeatureCodec codec) {
        return codec.inputs().stream().map(NetworkInput::name).toList();
    }

    private static List<double[]> inputs(FeatureCodec codec, Table table) {
        return List.of(codec.inputs(table, all(table), Precision.FLOAT64).numbers().toArray());
    }

    private static int[] all(Table table) {
        return IntStream.range(0, table.rowCount()).toArray();
    }

    private static Feature category(String name) {
        return new Feature(name, FeatureType.CATEGORICAL);
    }

    private static Table table(Column column) {
        return new Table(List.of(column));
    }

    private static Column numbers(String name, double... values) {
        return new Column.Numeric(name, values);
    }

    /** A column of text; empty cells are gaps. */
    private static Column text(String name, String... cells) {
        var categories = new ArrayList<String>();
        var codes = Arrays.stream(cells).mapToInt(cell -> {
            if (cell.isEmpty()) {
                return -1;
            }
            if (!categories.contains(cell)) {
                categories.add(cell);
            }
            return categories.indexOf(cell);
        }).toArray();
        return new Column.Categorical(name, categories, codes);
    }
}

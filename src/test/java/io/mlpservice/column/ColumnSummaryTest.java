package io.mlpservice.column;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class ColumnSummaryTest {
    @Test
    void leavesMissingValuesOutOfTheStatistics() {
        var column = summary(ColumnType.NUMERIC, Stream.of("2", "", "4", "4", "4", "5", "5", "", "7", "9"));
        assertThat(column.missing()).isEqualTo(2);
        assertThat(column.min()).isEqualTo(2);
        assertThat(column.max()).isEqualTo(9);
        assertThat(column.mean()).isEqualTo(5);
        assertThat(column.standardDeviation()).isEqualTo(2);
        assertThat(column.distinct()).isEqualTo(5);
        assertThat(column.categories()).isNull();
    }

    @Test
    void keepsTheDeviationOfLargeNumbersThatDifferLittle() {
        var column = summary(ColumnType.NUMERIC, Stream.of("1000000004", "1000000007", "1000000013", "1000000016"));
        assertThat(column.mean()).isEqualTo(1e9 + 10);
        assertThat(column.standardDeviation()).isCloseTo(Math.sqrt(22.5), within(1e-9));
    }

    @Test
    void losesNoDigitsOfTheDeviationOfManyNumbersFarFromZero() {
        var random = new Random(1);
        var cells = IntStream.range(0, 150_000).mapToObj(_ -> Double.toString(1e6 + 1e-3 * random.nextGaussian()))
                .toList();
        var numbers = cells.stream().map(BigDecimal::new).map(BigDecimal::doubleValue).map(BigDecimal::new).toList();
        var count = BigDecimal.valueOf(numbers.size());
        var mean = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(count, MathContext.DECIMAL128);
        var squares = numbers.stream().map(number -> number.subtract(mean).pow(2)).reduce(BigDecimal.ZERO,
                BigDecimal::add);
        var exact = squares.divide(count, MathContext.DECIMAL128).sqrt(MathContext.DECIMAL128).doubleValue();
        var column = summary(ColumnType.NUMERIC, cells.stream());
        assertThat(column.mean()).isEqualTo(mean.doubleValue());
        assertThat(column.standardDeviation()).isCloseTo(exact, withinPercentage(1e-11));
    }

    @Test
    void findsNoDeviationAmongEqualNumbers() {
        var column = summary(ColumnType.NUMERIC, Stream.generate(() -> "0.1").limit(1_000));
        assertThat(column.mean()).isEqualTo(0.1);
        assertThat(column.standardDeviation()).isZero();
    }

    @Test
    void survivesTheLargestNumbers() {
        var column = summary(ColumnType.NUMERIC, Stream.of("1.7e308", "-1.7e308"));
        assertThat(column.mean()).isCloseTo(0, within(1e292));
        assertThat(column.standardDeviation()).isCloseTo(1.7e308, within(1e294));
        assertThat(column.quartiles()).usingElementComparator(Comparator.comparingDouble(x -> Math.rint(x / 1e300)))
                .containsExactly(-0.85e308, 0.0, 0.85e308);
        assertThat(column.histogram()).isEqualTo(new Histogram(List.of(-1.7e308, 0.0, 1.7e308), List.of(1, 1)));
    }

    @Test
    void interpolatesQuartilesBetweenNeighbors() {
        assertThat(summary(ColumnType.NUMERIC, Stream.of("10", "1", "", "3", "2")).quartiles())
                .containsExactly(1.75, 2.5, 4.75);
        assertThat(summary(ColumnType.NUMERIC, Stream.of("7")).quartiles()).containsExactly(7.0, 7.0, 7.0);
    }

    @Test
    void countsNumbersInBinsOfEqualWidth() {
        assertThat(summary(ColumnType.NUMERIC, Stream.of("0", "1", "1", "2", "4", "4")).histogram())
                .isEqualTo(new Histogram(List.of(0.0, 1.0, 2.0, 3.0, 4.0), List.of(1, 2, 1, 2)));
        assertThat(summary(ColumnType.NUMERIC, Stream.of("5", "5")).histogram())
                .isEqualTo(new Histogram(List.of(5.0, 5.0), List.of(2)));
        var many = summary(ColumnType.NUMERIC, values(301)).histogram();
        assertThat(many).isNotNull().satisfies(histogram -> {
            assertThat(histogram.edges()).hasSize(31).startsWith(0.0, 10.0).endsWith(290.0, 300.0);
            assertThat(histogram.counts()).hasSize(30).startsWith(10, 10).endsWith(10, 11);
        });
    }

    @Test
    void knowsNothingOfAColumnWithoutValues() {
        var column = summary(ColumnType.NUMERIC, Stream.of("", ""));
        assertThat(column).isEqualTo(
                DatasetColumn.numeric("c", 2, new ColumnNotes(List.of(), null, null, Uselessness.EMPTY)));
    }

    @Test
    void countsCategoriesTheMostFrequentFirst() {
        var column = summary(ColumnType.CATEGORICAL, Stream.of("b", "a", "c", "", "c"));
        assertThat(column.missing()).isOne();
        assertThat(column.categories()).containsExactly(new Category("c", 2), new Category("a", 1),
                new Category("b", 1));
        assertThat(column.categoryCount()).isEqualTo(3);
        assertThat(column.mean()).isNull();
    }

    @Test
    void ordersEquallyFrequentCategoriesByCodePoint() {
        var column = summary(ColumnType.CATEGORICAL, Stream.of("😀", "！", "a", "a"));
        assertThat(column.categories()).extracting(Category::value).containsExactly("a", "！", "😀");
        assertThat(column.distinctLabels()).hasValue(List.of("a", "！", "😀"));
    }

    @Test
    void warnsOfBooleansThatDifferInCase() {
        assertThat(summary(ColumnType.BOOLEAN, Stream.of("Yes", "no", "YES")).similarLabels())
                .hasValue("'YES' and 'Yes' differ only in case, but count as different labels of a target.");
        assertThat(summary(ColumnType.BOOLEAN, Stream.of("Yes", "no")).similarLabels()).isEmpty();
    }

    @Test
    void showsABoundedNumberOfCategories() {
        var column = summary(ColumnType.CATEGORICAL, values(500).flatMap(value -> Stream.of(value, value, value)));
        assertThat(column.categories()).hasSize(DatasetColumn.CATEGORIES_SHOWN);
        assertThat(column.categoryCount()).isEqualTo(500);
    }

    @Test
    void showsTheFirstAndLastDate() {
        var shape = new ColumnShape("c", ColumnType.DATE_TIME, false, DateOrder.DAY_MONTH_YEAR, NumberSign.NONE, null);
        var column = summary(shape, new DistinctValues(100), Stream.of("2.1.2024", "", "1.2.2024 12:30", "1.1.2025"));
        assertThat(column.earliest()).isEqualTo(Instant.parse("2024-01-02T00:00:00Z"));
        assertThat(column.latest()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(column.categories()).isNull();
        assertThat(column.distinct()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"19,19,CATEGORICAL", "20,20,TEXT", "20,18,CATEGORICAL", "100,51,TEXT", "100,50,CATEGORICAL",
        "10000,3000,CATEGORICAL"})
    void takesValuesThatHardlyEverOccurAgainForText(int rows, int distinct, ColumnType type) {
        var cells = IntStream.range(0, rows).mapToObj(row -> "v" + row % distinct);
        assertThat(summary(ColumnType.CATEGORICAL, cells).type()).isEqualTo(type);
    }

    @Test
    void takesSentencesForTextHoweverFewTheyAre() {
        var sentence = "The service was quick and the room was as clean as one may hope for, ";
        assertThat(summary(ColumnType.CATEGORICAL, Stream.of(sentence + "truly.", sentence + "mostly.")).notes()
                .uselessness()).isEqualTo(Uselessness.FREE_TEXT);
        assertThat(summary(ColumnType.CATEGORICAL, IntStream.range(0, 10).mapToObj(row -> sentence + row % 2)).type())
                .isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void takesNothingForTextThatTheUploadSaysIsNot() {
        var shape = new ColumnShape("c", ColumnType.CATEGORICAL, true, null, NumberSign.NONE, null);
        var column = summary(shape, new DistinctValues(1_000), values(200));
        assertThat(column.type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(column.notes().uselessness()).isNull();
    }

    @Test
    void countsMillionsOfDifferentTextsWithoutKeepingThem() {
        var column = summary(ColumnType.CATEGORICAL, values(300_000));
        assertThat(column.type()).isEqualTo(ColumnType.TEXT);
        assertThat(column.distinct()).isNull();
        var names = IntStream.range(0, 900_000).mapToObj(row -> "name " + row % 300_000);
        var repeated = summary(ColumnType.CATEGORICAL, names);
        assertThat(repeated.type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(repeated.categories()).hasSize(30).allMatch(category -> category.count() == 3);
        assertThat(repeated.categoryCount()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMERIC", "CATEGORICAL"})
    void remembersTheFirstHundredValuesWhateverOtherColumnsHold(ColumnType type) {
        var shape = new ColumnShape("c", type);
        assertThat(summary(shape, new DistinctValues(0), values(100)).distinctLabels()).hasValueSatisfying(
                labels -> assertThat(labels).containsExactlyInAnyOrderElementsOf(values(100).toList()));
        assertThat(summary(shape, new DistinctValues(0), values(101)).distinctLabels()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMERIC", "CATEGORICAL"})
    void remembersUpToAThousandValues(ColumnType type) {
        assertThat(summary(type, Stream.concat(values(1000), values(1000))).distinctLabels()).hasValueSatisfying(
                labels -> assertThat(labels).containsExactlyInAnyOrderElementsOf(values(1000).toList()));
        assertThat(summary(type, Stream.concat(values(1001), values(1))).distinctLabels()).isEmpty();
    }

    @Test
    void remembersNumbersAsLabelsInOrder() {
        assertThat(summary(ColumnType.NUMERIC, Stream.of("3", "1.50", "", "-0.0", "3.0", "0", "1e20", "-2"))
                .distinctLabels()).contains(List.of("-2", "0", "1.5", "3", "100000000000000000000"));
        assertThat(summary(ColumnType.NUMERIC, Stream.of("")).distinctLabels()).contains(List.of());
    }

    private static Stream<String> values(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString);
    }

    private static DatasetColumn summary(ColumnType type, Stream<String> cells) {
        return summary(new ColumnShape("c", type), new DistinctValues(10_000), cells);
    }

    /** From two pieces, as large tables come. */
    private static DatasetColumn summary(ColumnShape shape, DistinctValues budget, Stream<String> cells) {
        var values = cells.toList();
        var labels = new DistinctNumbers(budget);
        var summary = shape.type() == ColumnType.NUMERIC
                ? new NumericSummary(shape, labels, new double[values.size()], new NumberSort())
                : new CategorySummary(shape, budget);
        var half = values.size() / 2;
        for (var piece : List.of(values.subList(0, half), values.subList(half, values.size()))) {
            var builder = ColumnBuilder.of(shape.type(), piece.size(), NumberMarks.PLAIN);
            for (var row = 0; row < piece.size(); row++) {
                builder.set(row, piece.get(row));
                if (shape.type() == ColumnType.NUMERIC && !piece.get(row).isEmpty()) {
                    labels.accept(DecimalMark.POINT.number(piece.get(row)), CellText.of(piece.get(row)));
                }
            }
            summary.accept(builder.column("c"));
        }
        return summary.column();
    }
}

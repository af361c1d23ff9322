package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.DecimalMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ColumnSummaryTest {
    @Test
    void leavesMissingValuesOutOfTheStatistics() {
        var column = summary(ColumnType.NUMERIC, Stream.of("2", "", "4", "4", "4", "5", "5", "", "7", "9"));
        assertThat(column.missing()).isEqualTo(2);
        assertThat(column.min()).isEqualTo(2);
        assertThat(column.max()).isEqualTo(9);
        assertThat(column.mean()).isEqualTo(5);
        assertThat(column.standardDeviation()).isEqualTo(2);
        assertThat(column.categories()).isNull();
    }

    @Test
    void keepsTheDeviationOfLargeNumbersThatDifferLittle() {
        var column = summary(ColumnType.NUMERIC, Stream.of("1000000004", "1000000007", "1000000013", "1000000016"));
        assertThat(column.mean()).isEqualTo(1e9 + 10);
        assertThat(column.standardDeviation()).isCloseTo(Math.sqrt(22.5), within(1e-9));
    }

    @Test
    void survivesTheLargestNumbers() {
        var column = summary(ColumnType.NUMERIC, Stream.of("1.7e308", "-1.7e308"));
        assertThat(column.mean()).isCloseTo(0, within(1e292));
        assertThat(column.standardDeviation()).isCloseTo(1.7e308, within(1e294));
    }

    @Test
    void knowsNothingOfAColumnWithoutValues() {
        var column = summary(ColumnType.NUMERIC, Stream.of("", ""));
        assertThat(column)
                .isEqualTo(new DatasetColumn("c", ColumnType.NUMERIC, 2, null, null, null, null, null,
                        new ColumnNotes(List.of(), null, null)));
    }

    @Test
    void countsCategoriesTheMostFrequentFirst() {
        var column = summary(ColumnType.CATEGORICAL, Stream.of("b", "a", "c", "", "c"));
        assertThat(column.missing()).isOne();
        assertThat(column.categories()).containsExactly(new Category("c", 2), new Category("a", 1),
                new Category("b", 1));
        assertThat(column.mean()).isNull();
    }

    @Test
    void showsABoundedNumberOfCategories() {
        var column = summary(ColumnType.CATEGORICAL, IntStream.range(0, 500).mapToObj(i -> "v" + i));
        assertThat(column.categories()).hasSize(DatasetColumn.CATEGORIES_SHOWN);
    }

    @Test
    void countsNoMoreDifferentValuesThanAllowed() {
        var summary = ColumnSummary.of(ColumnType.CATEGORICAL, new DistinctValues(2), DecimalMark.POINT);
        values(103).forEach(summary::accept);
        IntStream.range(0, 9).forEach(_ -> values(103).forEach(summary::accept));
        assertThat(summary.column("c").categories()).hasSize(100).allMatch(category -> category.count() == 10);
        assertThat(summary.column("c").distinctLabels()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ColumnType.class)
    void remembersTheFirstHundredValuesWhateverOtherColumnsHold(ColumnType type) {
        var summary = ColumnSummary.of(type, new DistinctValues(0), DecimalMark.POINT);
        values(100).forEach(summary::accept);
        assertThat(summary.column("c").distinctLabels()).hasValueSatisfying(
                labels -> assertThat(labels).containsExactlyInAnyOrderElementsOf(values(100).toList()));
        summary.accept("100");
        assertThat(summary.column("c").distinctLabels()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ColumnType.class)
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
        var summary = ColumnSummary.of(type, new DistinctValues(10_000), DecimalMark.POINT);
        cells.forEach(summary::accept);
        return summary.column("c");
    }
}

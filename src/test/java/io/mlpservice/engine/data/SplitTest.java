package io.mlpservice.engine.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A split uses every row, follows the fractions and its rule, and is reproducible. */
class SplitTest {
    private static final HeldOut USUAL = new HeldOut(0.1, 0.2);
    private static final HeldOut VALIDATION = new HeldOut(0.1, 0);
    private static final int[] CLASSES = IntStream.range(0, 150).map(row -> row / 50).toArray();

    @Test
    void takesTheLastRowsForTestingWithoutShuffling() {
        var split = new RandomSplit(USUAL, false, false).split(rows(new int[10]), 0);
        assertThat(split.training()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(split.validation()).containsExactly(7);
        assertThat(split.test()).containsExactly(8, 9);
    }

    @Test
    void usesEveryRowOnce() {
        assertThat(all(new RandomSplit(USUAL, true, true).split(rows(CLASSES), 3)))
                .isEqualTo(IntStream.range(0, 150).toArray());
    }

    @Test
    void drawsTheSameRowsAsEver() {
        assertThat(new RandomSplit(new HeldOut(0.2, 0.2), true, false).split(rows(new int[10]), 3).test())
                .containsExactly(7, 9);
        assertThat(
                new RandomSplit(new HeldOut(0, 0.2), true, true).split(rows(new int[]{0, 1, 0, 1, 0, 1, 0, 1, 0, 1}), 3)
                        .test())
                .containsExactly(2, 7);
    }

    @Test
    void keepsTheClassProportionsIfStratified() {
        var split = new RandomSplit(USUAL, true, true).split(rows(CLASSES), 3);
        assertThat(classCounts(split.training())).containsExactly(35, 35, 35);
        assertThat(classCounts(split.validation())).containsExactly(5, 5, 5);
        assertThat(classCounts(split.test())).containsExactly(10, 10, 10);
    }

    @Test
    void dependsOnlyOnTheSeed() {
        var spec = new RandomSplit(USUAL, true, false);
        assertThat(spec.split(rows(CLASSES), 3).test()).isEqualTo(spec.split(rows(CLASSES), 3).test());
        assertThat(spec.split(rows(CLASSES), 3).test()).isNotEqualTo(spec.split(rows(CLASSES), 4).test());
    }

    @Test
    void refusesToHoldOutEverythingOrToStratifyWithoutShuffling() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HeldOut(0.5, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new RandomSplit(USUAL, false, true));
    }

    @Test
    void readsThePartsFromAColumn() {
        var split = new ColumnSplit("part").split(rows(words("Train", "TEST", "val", "training", "holdout", "dev",
                "testing", "Valid", " validation ")), 0);
        assertThat(split.training()).containsExactly(0, 3);
        assertThat(split.validation()).containsExactly(2, 5, 7, 8);
        assertThat(split.test()).containsExactly(1, 4, 6);
    }

    @Test
    void namesTheFirstWordThatIsNoPart() {
        assertThatThrownBy(() -> new ColumnSplit("part").split(rows(words("train", "trial", "other")), 0))
                .isInstanceOf(UnsuitableDataException.class).hasMessageContaining("\"trial\" in row 1");
    }

    @Test
    void refusesPartsWithGapsOrWithoutTrainingRows() {
        var gap = new Column.Categorical("part", List.of("train"), new int[]{0, -1});
        assertThatThrownBy(() -> new ColumnSplit("part").split(rows(gap), 0))
                .isInstanceOf(UnsuitableDataException.class).hasMessageContaining("1 missing");
        assertThatThrownBy(() -> new ColumnSplit("part").split(rows(words("test", "val")), 0))
                .isInstanceOf(UnsuitableDataException.class).hasMessageContaining("no row to train on");
    }

    @Test
    void testsOnTheLatestRows() {
        var times = numbers(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
        var split = new TimeSplit("when", null, USUAL).split(rows(times), 0);
        assertThat(split.training()).containsExactly(3, 4, 5, 6, 7, 8, 9);
        assertThat(split.validation()).containsExactly(2);
        assertThat(split.test()).containsExactly(0, 1);
    }

    @Test
    void ordersDatesAsTheyAreWritten() {
        var dates = new Column.Categorical("when", List.of("01.12.2020", "02.01.2021", "03.06.2019", "04.05.2018"),
                new int[]{0, 1, 2, 3});
        assertThat(new TimeSplit("when", DateOrder.DAY_MONTH_YEAR, new HeldOut(0, 0.25)).split(rows(dates), 0).test())
                .containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40, 100})
    void keepsRowsOfTheSameTimeTogether(int different) {
        var times = IntStream.range(0, 100).mapToDouble(row -> row * 37 % 100 % different).toArray();
        var split = new TimeSplit("when", null, USUAL).split(rows(new Column.Numeric("when", times)), 0);
        assertThat(all(split)).hasSize(100);
        assertThat(split.training()).isNotEmpty();
        assertThat(max(times, split.training())).isLessThan(min(times, split.validation()));
        assertThat(max(times, split.validation().length == 0 ? split.training() : split.validation()))
                .isLessThan(min(times, split.test()));
        assertThat(split.test().length > 0).isEqualTo(different > 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 30, 120})
    void keepsGroupsWhole(int groups) {
        var column = groups(IntStream.range(0, 120).map(row -> row * 7 % groups).toArray(), groups);
        var split = new GroupSplit("group", USUAL).split(rows(column), 5);
        assertThat(all(split)).isEqualTo(IntStream.range(0, 120).toArray());
        assertApart(column, split.training(), split.validation(), split.test());
        assertThat(split.training()).isNotEmpty();
        assertThat(split.test().length > 0).isEqualTo(groups > 1);
        assertThat(split.validation().length > 0).isEqualTo(groups > 2);
    }

    @Test
    void meetsTheFractionsAsNearlyAsGroupsAllow() {
        var groups = IntStream.of(50, 17, 13, 9, 7, 4).boxed().flatMap(size -> IntStream.range(0, size)
                .mapToObj(_ -> size)).mapToInt(Integer::intValue).toArray();
        for (var seed = 0; seed < 20; seed++) {
            var split = new GroupSplit("group", new HeldOut(0.09, 0.2)).split(rows(groups(groups, 51)), seed);
            assertThat(split.test()).as("seed %d", seed).hasSize(20);
            assertThat(split.validation().length).isIn(9, 13);
        }
    }

    @Test
    void drawsOtherGroupsWithAnotherSeed() {
        var column = groups(IntStream.range(0, 100).map(row -> row / 5).toArray(), 20);
        var spec = new GroupSplit("group", USUAL);
        assertThat(spec.split(rows(column), 1).test()).isEqualTo(spec.split(rows(column), 1).test());
        assertThat(spec.split(rows(column), 1).test()).isNotEqualTo(spec.split(rows(column), 2).test());
    }

    @Test
    void takesGapsForOneMoreGroup() {
        var column = new Column.Categorical("group", List.of("a"), new int[]{0, -1, 0, -1});
        var split = new GroupSplit("group", new HeldOut(0, 0.5)).split(rows(column), 0);
        assertApart(column, split.training(), split.test());
        assertThat(split.test()).hasSize(2);
    }

    @Test
    void holdsOutEachRowInOneFold() {
        for (var spec : List.<FractionSplit>of(new RandomSplit(VALIDATION, true, true),
                new GroupSplit("group", VALIDATION))) {
            var rows = new Rows(new Table(List.of(groups(IntStream.range(0, 150).map(row -> row % 31).toArray(), 31))),
                    IntStream.range(0, 150).toArray(), CLASSES);
            var folds = folds(spec, rows, 5, 0);
            assertThat(folds.stream().flatMapToInt(fold -> IntStream.of(fold.test())).sorted().toArray())
                    .isEqualTo(IntStream.range(0, 150).toArray());
            assertThat(folds).allSatisfy(fold -> {
                assertThat(all(fold)).hasSize(150);
                assertThat(fold.test().length).isBetween(28, 35);
                assertThat(fold.validation().length).isBetween(9, 16);
            });
        }
    }

    @Test
    void stratifiesFolds() {
        assertThat(folds(new RandomSplit(VALIDATION, true, true), rows(CLASSES), 5, 1))
                .allSatisfy(fold -> assertThat(classCounts(fold.test())).containsExactly(10, 10, 10));
    }

    @Test
    void cutsOtherFoldsInEachRepeat() {
        var spec = new RandomSplit(VALIDATION, true, false);
        assertThat(folds(spec, rows(CLASSES), 5, 0).getFirst().test())
                .isNotEqualTo(folds(spec, rows(CLASSES), 5, 1).getFirst().test());
    }

    @Test
    void keepsGroupsWholeInFolds() {
        var column = groups(IntStream.range(0, 120).map(row -> row * row % 17).toArray(), 17);
        assertThat(folds(new GroupSplit("group", VALIDATION), rows(column), 4, 0))
                .allSatisfy(fold -> assertApart(column, fold.training(), fold.validation(), fold.test()));
    }

    @Test
    void trainsOnThePastOfEachFold() {
        var times = IntStream.range(0, 60).mapToDouble(row -> row * 7 % 60).toArray();
        var folds = folds(new TimeSplit("when", null, VALIDATION), rows(new Column.Numeric("when", times)), 5, 0);
        for (var fold = 0; fold < 5; fold++) {
            var split = folds.get(fold);
            assertThat(split.training().length + split.validation().length).isEqualTo(10 * (fold + 1));
            assertThat(max(times, split.validation())).isLessThan(min(times, split.test()));
            assertThat(max(times, split.training())).isLessThan(min(times, split.validation()));
        }
    }

    @Test
    void refusesMoreFoldsThanGroupsTimesOrRows() {
        var few = groups(new int[]{0, 1, 0, 1, 0}, 2);
        assertThatThrownBy(() -> folds(new GroupSplit("group", VALIDATION), rows(few), 3, 0))
                .isInstanceOf(UnsuitableDataException.class).hasMessageContaining("2 groups");
        assertThatThrownBy(() -> folds(new TimeSplit("when", null, VALIDATION), rows(numbers(1, 1, 2, 2, 3)), 3, 0))
                .isInstanceOf(UnsuitableDataException.class).hasMessageContaining("4 periods");
        assertThatThrownBy(() -> folds(new RandomSplit(VALIDATION, true, false), rows(new int[2]), 3, 0))
                .isInstanceOf(UnsuitableDataException.class).hasMessageContaining("2 rows");
    }

    private static List<Split> folds(FractionSplit spec, Rows rows, int folds, int repeat) {
        return IntStream.range(0, folds).mapToObj(fold -> new FoldSplit(spec, folds, repeat, fold).split(rows, 3))
                .toList();
    }

    private static Rows rows(int[] classes) {
        return new Rows(new Table(List.of(new Column.Numeric("x", new double[classes.length]))),
                IntStream.range(0, classes.length).toArray(), classes);
    }

    private static Rows rows(Column column) {
        return new Rows(new Table(List.of(column)), IntStream.range(0, column.size()).toArray(),
                new int[column.size()]);
    }

    private static Column words(String... words) {
        return new Column.Categorical("part", List.of(words), IntStream.range(0, words.length).toArray());
    }

    private static Column numbers(double... values) {
        return new Column.Numeric("when", values);
    }

    private static Column groups(int[] codes, int count) {
        return new Column.Categorical("group", IntStream.range(0, count).mapToObj(code -> "g" + code).toList(), codes);
    }

    private static void assertApart(Column groups, int[]... parts) {
        var seen = Arrays.stream(parts).map(part -> IntStream.of(part)
                .mapToObj(row -> groups.isMissing(row) ? "" : groups.text(row)).collect(Collectors.toSet())).toList();
        assertThat(seen.stream().flatMap(Set::stream).toList()).doesNotHaveDuplicates();
    }

    private static int[] all(Split split) {
        return Stream.of(split.training(), split.validation(), split.test()).flatMapToInt(Arrays::stream).sorted()
                .toArray();
    }

    private static double max(double[] times, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> times[row]).max().orElse(Double.NEGATIVE_INFINITY);
    }

    private static double min(double[] times, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> times[row]).min().orElse(Double.POSITIVE_INFINITY);
    }

    private static int[] classCounts(int[] rows) {
        return IntStream.range(0, 3)
                .map(label -> (int) Arrays.stream(rows).filter(row -> CLASSES[row] == label).count())
                .toArray();
    }
}

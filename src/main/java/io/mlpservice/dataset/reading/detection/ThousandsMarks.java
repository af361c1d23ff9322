package io.mlpservice.dataset.reading.detection;

import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.ThousandsMark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The mark between the thousands of a table's numbers, which all of its columns decide together: one proves it by a number
 * such as {@code 1,234,567} or {@code 1,234.50}. A number such as {@code 1,234} proves nothing.
 *
 * @param mark none unless a column shows it
 * @param example a number that has the mark; empty if there is none
 * @param isSure whether the mark can hardly mean anything else
 * @param unsure by column, a number whose mark may mean something else there
 */
record ThousandsMarks(ThousandsMark mark, Optional<String> example, boolean isSure, Map<Integer, Unsure> unsure) {
    static final ThousandsMarks NONE = new ThousandsMarks(ThousandsMark.NONE, Optional.empty(), true, Map.of());
    private static final int MOST_UNSURE = 50;
    private static final Map<ThousandsMark, String> NAMES = Map.of(ThousandsMark.COMMA, "Commas", ThousandsMark.POINT,
            "Points", ThousandsMark.SPACE, "Blanks", ThousandsMark.APOSTROPHE, "Apostrophes");

    /**
     * A number whose mark may mean something else.
     *
     * @param mayBeFraction whether that is the decimal mark
     */
    record Unsure(String cell, boolean mayBeFraction) {}

    /** A mark and the columns as it would be read in them. */
    private record Candidate(ThousandsMark mark, List<GroupedColumn> columns) {
        long count(Predicate<GroupedColumn> trait) {
            return columns.stream().filter(trait).count();
        }
    }

    /**
     * Decides.
     *
     * @param columns their cells without missing values
     * @param amounts the columns in which a comma before three digits stands between thousands
     * @param decimal the decimal mark
     * @param isDecimalSure whether numbers such as {@code 1,234} cannot have the other decimal mark
     */
    static ThousandsMarks of(List<List<String>> columns, Set<Integer> amounts, char decimal, boolean isDecimalSure) {
        var candidates = Stream.of(ThousandsMark.COMMA, ThousandsMark.POINT, ThousandsMark.SPACE,
                ThousandsMark.APOSTROPHE).filter(mark -> !mark.is(decimal)).map(
                        mark -> new Candidate(mark,
                                IntStream.range(0, columns.size())
                                        .mapToObj(index -> new GroupedColumn(columns.get(index),
                                                new NumberMarks(decimal, mark), amounts.contains(index)))
                                        .toList()))
                .toList();
        return best(candidates, column -> column.proof().isPresent()).map(ThousandsMarks::proven)
                .or(() -> isDecimalSure
                        ? best(candidates, GroupedColumn::isLikely).map(ThousandsMarks::likely)
                        : Optional.empty())
                .orElse(NONE);
    }

    /** The mark of most columns; none if two have as many. */
    private static Optional<Candidate> best(List<Candidate> candidates, Predicate<GroupedColumn> trait) {
        var counts = candidates.stream().map(candidate -> candidate.count(trait)).toList();
        var most = Collections.max(counts);
        return most == 0 || Collections.frequency(counts, most) > 1
                ? Optional.empty()
                : Optional.of(candidates.get(counts.indexOf(most)));
    }

    private static ThousandsMarks proven(Candidate found) {
        var proving = found.columns().stream().filter(column -> column.proof().isPresent()).toList();
        var sure = proving.stream().filter(GroupedColumn::isClear).findFirst();
        return new ThousandsMarks(found.mark(), sure.orElse(proving.getFirst()).proof(), sure.isPresent(),
                unsure(found, column -> column.proof().isPresent()));
    }

    private static ThousandsMarks likely(Candidate found) {
        var example = found.columns().stream().filter(GroupedColumn::isLikely).findFirst()
                .flatMap(GroupedColumn::first);
        return new ThousandsMarks(found.mark(), example, false, unsure(found, GroupedColumn::isLikely));
    }

    private static Map<Integer, Unsure> unsure(Candidate found, Predicate<GroupedColumn> decides) {
        var unsure = new LinkedHashMap<Integer, Unsure>();
        var hasFractions = found.columns().stream().anyMatch(GroupedColumn::hasFractions);
        for (var index = 0; index < found.columns().size() && unsure.size() < MOST_UNSURE; index++) {
            var column = found.columns().get(index);
            var place = index;
            var mayBeFraction = !hasFractions && column.mayBeFractions();
            if (!decides.test(column) && (mayBeFraction || !column.isClear())) {
                column.first().ifPresent(cell -> unsure.put(place, new Unsure(cell, mayBeFraction)));
            }
        }
        return unsure;
    }

    /** What was found, and what to do if it is wrong. */
    Optional<String> sentence(NumberPlaces places) {
        return example.map(cell -> isSure
                ? "%s stand between thousands, as in '%s' in line %d.".formatted(name(), cell, places.lineOf(cell))
                : "%s are read as marks between thousands, as in '%s' in line %d. If they mean something else, send the file with thousands=none."
                        .formatted(name(), cell, places.lineOf(cell)));
    }

    /** What is unsure about the numbers of each column. */
    Map<Integer, String> doubts(NumberPlaces places) {
        var sentences = new LinkedHashMap<Integer, String>();
        unsure.forEach((index, number) -> sentences.put(index,
                "Line %d holds '%s': %s are read as marks between thousands, as in another column. %s".formatted(
                        places.lineOf(number.cell()), number.cell(), name().toLowerCase(Locale.ROOT),
                        number.mayBeFraction()
                                ? "If this one is a decimal point, send the file with decimal=point."
                                : "If they mean something else here, give this column the type categorical.")));
        return sentences;
    }

    private String name() {
        return Objects.requireNonNull(NAMES.get(mark));
    }
}

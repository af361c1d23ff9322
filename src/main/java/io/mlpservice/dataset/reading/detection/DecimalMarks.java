package io.mlpservice.dataset.reading.detection;

import io.mlpservice.column.DecimalMark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The decimal mark of a table, which all of its columns decide together: one proves a mark by a number such as {@code
 * 7,13}, which can only be read in one way. A number such as {@code 1.043} proves nothing, since its mark may stand
 * between thousands.
 *
 * @param mark of all numbers
 * @param isProven whether a number proves it
 * @param proof a number that proves a decimal comma; empty if the mark is another one or only guessed
 * @param unsure by column, for the first columns, a number that may mean something else, where no column proves the mark
 */
record DecimalMarks(DecimalMark mark, boolean isProven, Optional<String> proof, Map<Integer, String> unsure) {
    private static final double SHARE_OF_NUMBERS = 0.5;
    private static final int MOST_UNSURE = 50;

    /**
     * Decides.
     *
     * @param columns their cells without missing values
     */
    static DecimalMarks of(List<List<String>> columns, char separator) {
        var commas = proofs(columns, CellForms::provesDecimalComma, CellForms::provesDecimalPoint);
        var points = proofs(columns, CellForms::provesDecimalPoint, CellForms::provesDecimalComma);
        var isCommaLikely = commas.size() > points.size() || (commas.size() == points.size() && separator == ';');
        if (!commas.isEmpty() && isCommaLikely) {
            return new DecimalMarks(DecimalMark.COMMA, true, Optional.of(commas.getFirst()), Map.of());
        }
        if (!points.isEmpty() || !commas.isEmpty() || separator == ',') {
            return new DecimalMarks(DecimalMark.POINT, !points.isEmpty(), Optional.empty(), Map.of());
        }
        return guessed(columns, separator);
    }

    /** A number of each column that proves a mark, and none that proves the other. */
    private static List<String> proofs(List<List<String>> columns, Predicate<String> proves,
            Predicate<String> refutes) {
        return columns.stream().filter(cells -> cells.stream().noneMatch(refutes))
                .filter(DecimalMarks::areMostlyNumbers)
                .flatMap(cells -> cells.stream().filter(proves).findFirst().stream()).toList();
    }

    private static boolean areMostlyNumbers(List<String> cells) {
        return cells.stream().filter(CellForms::isWrittenNumber).count() >= SHARE_OF_NUMBERS * cells.size();
    }

    /** Where semicolons separate cells, a point often stands between thousands. */
    private static DecimalMarks guessed(List<List<String>> columns, char separator) {
        var commas = first(columns, CellForms::mayHaveThousands);
        var points = first(columns, CellForms::mayHaveThousandsPoints);
        if (!commas.isEmpty() && points.isEmpty()) {
            return new DecimalMarks(DecimalMark.COMMA, false, Optional.empty(), commas);
        }
        return new DecimalMarks(DecimalMark.POINT, false, Optional.empty(),
                separator == ';' || !commas.isEmpty() ? points : Map.of());
    }

    private static Map<Integer, String> first(List<List<String>> columns, Predicate<String> form) {
        var found = new LinkedHashMap<Integer, String>();
        for (var index = 0; index < columns.size() && found.size() < MOST_UNSURE; index++) {
            if (areMostlyNumbers(columns.get(index))) {
                var place = index;
                columns.get(index).stream().filter(form).findFirst().ifPresent(cell -> found.put(place, cell));
            }
        }
        return found;
    }

    /** What is unsure about the numbers of each column, in a sentence that names the first of them. */
    Map<Integer, String> doubts(NumberPlaces places) {
        var sentences = new LinkedHashMap<Integer, String>();
        unsure.forEach((index, cell) -> sentences.put(index,
                "Line %d holds '%s': numbers are read with a decimal %s. If it stands between thousands instead, send the file with thousands=%3$s."
                        .formatted(places.lineOf(cell), cell, mark == DecimalMark.COMMA ? "comma" : "point")));
        return sentences;
    }
}

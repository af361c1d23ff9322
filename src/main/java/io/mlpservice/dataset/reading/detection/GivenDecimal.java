package io.mlpservice.dataset.reading.detection;

import io.mlpservice.column.DecimalMark;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Holds a decimal mark that the upload gives against the numbers of the table. */
record GivenDecimal(DecimalMark mark) {
    /**
     * The first number that can only have the other mark, in a column where all cells are numbers and none has this mark.
     *
     * @param columns their cells without missing values
     */
    Optional<String> doubt(List<List<String>> columns, NumberPlaces places) {
        return columns.stream().flatMap(cells -> otherwise(cells).stream()).findFirst()
                .map(cell -> sentence(cell, places.lineOf(cell)));
    }

    private Optional<String> otherwise(List<String> cells) {
        Predicate<String> isSo = mark == DecimalMark.COMMA
                ? CellForms::provesDecimalComma
                : CellForms::provesDecimalPoint;
        Predicate<String> isOtherwise = mark == DecimalMark.COMMA
                ? CellForms::provesDecimalPoint
                : CellForms::provesDecimalComma;
        return cells.stream().noneMatch(isSo) && cells.stream().allMatch(CellForms::isWrittenNumber)
                ? cells.stream().filter(isOtherwise).findFirst()
                : Optional.empty();
    }

    private String sentence(String cell, int line) {
        var isComma = mark == DecimalMark.COMMA;
        return "Line %d holds '%s', which is no number with a decimal %s, although the upload gives that mark. If it is one with a decimal %s, send the file with decimal=%s."
                .formatted(line, cell, isComma ? "comma" : "point", isComma ? "point" : "comma",
                        isComma ? "point" : "comma");
    }
}

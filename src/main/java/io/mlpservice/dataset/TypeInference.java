package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.DecimalMark;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Infers the type of a column: numeric if every value is a number, boolean if every value is {@code true} or {@code
 * false}, otherwise categorical. A column without values is numeric.
 */
final class TypeInference {
    /** A column is almost numeric if at most this share of its values are not numbers. */
    private static final double ODD_SHARE = 0.2;

    private final DecimalMark mark;
    private long values;
    private long numbers;
    private boolean bool = true;
    /** Whether each odd cell so far is a word for a missing value or a number with a decimal comma. */
    private boolean explained = true;
    private @Nullable OddCell firstOdd;

    /** Infers the type of a column whose numbers have a decimal mark. */
    TypeInference(DecimalMark mark) {
        this.mark = mark;
    }

    /**
     * A value that keeps a column from being numeric.
     *
     * @param line where it stands in the file, counted from 1
     */
    record OddCell(String text, long line) {}

    /**
     * Takes the next cell of the column.
     *
     * @param line where it stands in the file, counted from 1
     */
    void accept(String cell, long line) {
        if (cell.isEmpty()) {
            return;
        }
        values++;
        bool = bool && Cells.isBoolean(cell);
        if (Cells.isNumber(cell, mark)) {
            numbers++;
        } else {
            explained = explained && OddCells.isExplained(cell);
            firstOdd = firstOdd == null ? new OddCell(cell, line) : firstOdd;
        }
    }

    ColumnType type() {
        if (numbers == values) {
            return ColumnType.NUMERIC;
        }
        return bool ? ColumnType.BOOLEAN : ColumnType.CATEGORICAL;
    }

    /** What keeps an almost numeric column from being numeric, in a sentence that also says what to do. */
    Optional<String> oddity() {
        var odd = values - numbers;
        var few = numbers > 0 && (odd == 1 || odd <= ODD_SHARE * values);
        return firstOdd != null && (few || explained)
                ? Optional.of(OddCells.sentence(firstOdd, odd - 1))
                : Optional.empty();
    }
}

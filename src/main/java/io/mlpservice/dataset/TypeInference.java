package io.mlpservice.dataset;

/**
 * Infers the type of a column: numeric if every value is a number, boolean if every value is {@code true} or {@code
 * false}, otherwise categorical. A column without values is numeric.
 */
final class TypeInference {
    private boolean numeric = true;
    private boolean bool = true;
    private boolean empty = true;

    void accept(String cell) {
        if (cell.isEmpty()) {
            return;
        }
        empty = false;
        numeric = numeric && Cells.isNumber(cell);
        bool = bool && Cells.isBoolean(cell);
    }

    ColumnType type() {
        if (numeric) {
            return ColumnType.NUMERIC;
        }
        return bool && !empty ? ColumnType.BOOLEAN : ColumnType.CATEGORICAL;
    }
}

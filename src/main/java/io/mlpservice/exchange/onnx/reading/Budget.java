package io.mlpservice.exchange.onnx.reading;

import io.mlpservice.platform.memory.HeapShare;

/** What may be made of a file, so that nodes which repeat and combine its parts cannot outgrow it. */
final class Budget {
    private static final int MOST_COLUMNS = 500_000;
    private static final int ALWAYS = 1_000_000;
    private static final long BYTES_OF_COLUMN = 64;

    private long columns = MOST_COLUMNS;
    private long numbers;

    /**
     * Begins.
     *
     * @param file its size in bytes
     */
    Budget(int file) {
        this.numbers = ALWAYS + file / 2L;
    }

    /** Takes room for columns. */
    void takeColumns(long count) {
        columns -= count;
        if (columns < 0) {
            throw new IllegalArgumentException(
                    "The nodes of the graph make more than %,d columns.".formatted(MOST_COLUMNS));
        }
        HeapShare.reserve(BYTES_OF_COLUMN * count);
    }

    /** Takes room for the numbers of a matrix. */
    void takeNumbers(long rows, long columnsOfRow) {
        numbers -= columnsOfRow == 0 || rows <= Long.MAX_VALUE / columnsOfRow
                ? rows * columnsOfRow
                : Long.MAX_VALUE / 2;
        if (numbers < 0) {
            throw new IllegalArgumentException("The nodes of the graph make far more numbers than the file has.");
        }
    }
}

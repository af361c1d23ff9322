package io.mlpservice.engine.matrix;

import java.util.stream.IntStream;

/** A long row of numbers that several threads read, block by block. */
@FunctionalInterface
public interface RowBlocks {
    /** The length of a block, of which some fit in a CPU cache; the last one may be shorter. */
    int LENGTH = 8192;

    /** A block, counted from 0, as a row. It is valid until the same thread asks for another one. */
    Matrix block(int number);

    /** The number of blocks of a row. */
    static int count(Matrix row) {
        return Math.ceilDiv(row.size(), LENGTH);
    }

    /** The blocks of a row in memory, as views. */
    static RowBlocks of(Matrix row) {
        var blocks = IntStream.range(0, count(row)).map(number -> number * LENGTH)
                .mapToObj(from -> row.view(from, 1, Math.min(LENGTH, row.size() - from))).toArray(Matrix[]::new);
        return number -> blocks[number];
    }
}

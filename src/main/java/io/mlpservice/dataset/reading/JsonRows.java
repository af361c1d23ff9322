package io.mlpservice.dataset.reading;

import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Rows as JSON, read one after the other. */
public interface JsonRows extends AutoCloseable {
    /** Rows that can be read several times. */
    @FunctionalInterface
    interface Source {
        /** The rows from the first one. */
        JsonRows open();
    }

    /** The next row; null after the last one. */
    @Nullable
    JsonRow next();

    /** What besides the rows is left out, as a sentence, once all of them are read. */
    default Optional<String> leftOut() {
        return Optional.empty();
    }

    @Override
    void close();

    /** The problem of a table with more columns than allowed. */
    static ProblemException tooManyColumns(DatasetLimits limits) {
        return ProblemException.tooLarge("too_many_columns",
                "The table has more than %d columns. Send fewer, or raise the setting mlp.dataset.max-columns."
                        .formatted(limits.maxColumns()));
    }

    /** The rows of a file in one of the formats of JSON. */
    static JsonRows read(TextFile file, Dialect dialect, DatasetLimits limits) {
        try {
            var text = Beginning.reader(file, dialect.charset());
            var cells = new JsonCells(limits, dialect.missingValues());
            return dialect.format() == TableFormat.NDJSON
                    ? new JsonLines(text, cells)
                    : new JsonArray(text, cells, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

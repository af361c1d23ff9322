package io.mlpservice.engine.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads from a column of words for which part each row is. */
public record ColumnSplit(String column) implements SplitSpec {
    /** The parts and the words for them, which are read in any case. */
    private enum Part {
        TRAINING("train", "training"),
        VALIDATION("validation", "valid", "val", "dev"),
        TEST("test", "testing", "holdout");

        private final Set<String> words;

        Part(String... words) {
            this.words = Set.of(words);
        }

        static Optional<Part> of(String word) {
            var lower = word.strip().toLowerCase(Locale.ROOT);
            return Arrays.stream(values()).filter(part -> part.words.contains(lower)).findFirst();
        }
    }

    @Override
    public Split split(Rows rows, long seed) {
        var words = rows.complete(column);
        var parts = new Part[rows.table().rowCount()];
        for (var row : rows.indexes()) {
            parts[row] = part(words, row);
        }
        var split = new Split(rows(rows, parts, Part.TRAINING), rows(rows, parts, Part.VALIDATION),
                rows(rows, parts, Part.TEST));
        if (split.training().length == 0) {
            throw new UnsuitableDataException("the column \"%s\" has no row to train on; write \"train\" in some rows"
                    .formatted(column));
        }
        return split;
    }

    private static int[] rows(Rows rows, Part[] parts, Part part) {
        return Arrays.stream(rows.indexes()).filter(row -> parts[row] == part).toArray();
    }

    private Part part(Column words, int row) {
        return Part.of(words.text(row)).orElseThrow(() -> new UnsuitableDataException(
                "the column \"%s\" has \"%s\" in row %d (counted from 0), which names no part; write \"train\", \"validation\" or \"test\""
                        .formatted(column, words.text(row), row)));
    }
}

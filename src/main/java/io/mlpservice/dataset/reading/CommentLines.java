package io.mlpservice.dataset.reading;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.mlpservice.platform.problem.Messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines of comments below the first record of a table, any of which may be meant as a row. */
public final class CommentLines {
    /** So many are named. */
    private static final int SHOWN = 3;

    private final List<String> shown = new ArrayList<>();
    private int count;

    private CommentLines() {}

    /** Those of a file; none in a dialect without comments. A file that is broken is looked at as far as it is not. */
    public static CommentLines of(TextFile file, Dialect dialect) {
        var found = new CommentLines();
        var comment = dialect.comment();
        if (comment != null) {
            try (var text = CommentedText.of(file.open(), dialect, comment);
                    var reader = CsvTable.format(dialect).commentStrategy(CommentStrategy.READ).ofCsvRecord(text)) {
                found.look(CsvTable.rows(reader, dialect), dialect);
            } catch (CsvParseException e) {
                return found;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private void look(Iterable<CsvRecord> records, Dialect dialect) {
        var above = dialect.hasSeparatorRecord() ? 2 : 1;
        for (var record : records) {
            if (!record.isComment()) {
                above--;
            } else if (above <= 0 && count++ < SHOWN) {
                shown.add("%d, '%s'".formatted(record.getStartingLineNumber(),
                        Messages.shortened(dialect.comment() + record.getField(0))));
            }
        }
    }

    /** Which lines they are, in a sentence; empty if there are none. */
    public Optional<String> sentence() {
        var lines = shown.stream().collect(Collectors.joining("; "));
        return switch (count) {
            case 0 -> Optional.empty();
            case 1 ->
                Optional.of("Line %s, is a comment and is left out. To keep it as a row, put its first cell in quotes."
                        .formatted(lines));
            default -> Optional
                    .of("Lines %s%s, are comments and are left out. To keep one as a row, put its first cell in quotes."
                            .formatted(lines,
                                    count > SHOWN ? "; and %d more".formatted(count - SHOWN) : ""));
        };
    }
}

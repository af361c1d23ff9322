package io.mlpservice.dataset.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;

import java.util.List;
import java.util.regex.Pattern;

/** Explains in which line a CSV is broken and what to do. */
public final class CsvComplaint {
    /** The parser gives up on a cell that does not fit into its memory. */
    private static final String NO_ROOM = "buffer size";
    /** The parser reads no longer cells, whatever the setting. */
    private static final int MOST_READ = 1 << 24;
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private CsvComplaint() {}

    /** The problem document for a parse error. */
    public static ProblemException of(CsvParseException e, DatasetLimits limits) {
        var complaint = String.valueOf(e.getMessage());
        var place = LINE.matcher(complaint);
        var line = place.find() ? Integer.parseInt(place.group(1)) : 1;
        if (complaint.contains("record size")) {
            return rowTooLong(line, limits);
        }
        return complaint.contains("maximum limit") && !complaint.contains(NO_ROOM)
                ? tooManyColumns(line, limits)
                : refusal(HttpStatus.BAD_REQUEST, line, "malformed_csv", sentence(complaint, line, limits));
    }

    private static String sentence(String complaint, int line, DatasetLimits limits) {
        if (complaint.contains("field size")) {
            return tooLongSentence(line, limits.maxCellLength());
        }
        if (complaint.contains(NO_ROOM)) {
            return tooLongSentence(line, Math.min(limits.maxCellLength(), MOST_READ));
        }
        if (complaint.contains("Unclosed")) {
            return "A quote opened in line %d is never closed. Close it, and double the quotes that belong to the text."
                    .formatted(line);
        }
        return "Line %d has text after a closing quote. Double the quotes that belong to the text.".formatted(line);
    }

    /** The problem of a line with more cells than a table may have columns. */
    public static ProblemException tooManyColumns(int line, DatasetLimits limits) {
        return refusal(HttpStatus.CONTENT_TOO_LARGE, line, "too_many_columns",
                "Line %d has more than %d cells. Send fewer columns, or raise the setting %s.%s".formatted(line,
                        limits.maxColumns(), "mlp.dataset.max-columns",
                        line == 1 ? " With curl, send a file by --data-binary: -d drops its line ends." : ""));
    }

    /** The problem of a line with a cell that is longer than allowed. */
    static ProblemException tooLong(int line, DatasetLimits limits) {
        return refusal(HttpStatus.BAD_REQUEST, line, "malformed_csv", tooLongSentence(line, limits.maxCellLength()));
    }

    /** The problem of a line whose cells are too long together. */
    static ProblemException rowTooLong(int line, DatasetLimits limits) {
        return refusal(HttpStatus.CONTENT_TOO_LARGE, line, "row_too_long",
                "The cells of line %d have more than %d characters together. Shorten them, or raise the setting %s."
                        .formatted(line, limits.maxRowLength(), "mlp.dataset.max-row-length"));
    }

    private static String tooLongSentence(int line, int limit) {
        return "A cell of line %d has more than %d characters: a quote is never closed, or %s.".formatted(line, limit,
                limit == MOST_READ
                        ? "the text is longer than any that is read"
                        : "the setting mlp.dataset.max-cell-length is too low");
    }

    private static ProblemException refusal(HttpStatus status, int line, String code, String detail) {
        return ProblemException.of(status, code, detail, List.of(FieldError.line(line, code, detail)));
    }
}

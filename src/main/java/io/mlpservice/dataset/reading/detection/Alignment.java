package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.Beginning;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.dataset.reading.TextFile;

import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds out whether the cells of a table are aligned by several blanks, which count as one. */
final class Alignment {
    private static final Pattern SEVERAL_BLANKS = Pattern.compile("\\S[ \t]{2,}\\S");
    private static final Pattern OTHER_SEPARATOR_AT_END = Pattern.compile("[,;|].*|.*[,;|]");
    private static final String COMMENT = "#";

    private final Beginning table;
    private final Split singly;

    private Alignment(Beginning table, Beginning aligned) {
        this.table = table;
        this.singly = Split.of(aligned.withoutComments(COMMENT).text(), ' ', '"');
    }

    /** Whether the cells are aligned; a separator that is given says that they are not, unless it is a blank. */
    static boolean isFound(TextFile file, Charset charset, Beginning beginning, ReadingOptions options) {
        return (options.separatorGiven() == null || options.separatorGiven() == ' ')
                && options.quote() == null && options.skipLinesGiven() == null && keepsAscii(charset)
                && hasSeveralBlanks(beginning)
                && new Alignment(beginning, Beginning.of(file.withSingleBlanks(), charset)).isFound();
    }

    private static boolean keepsAscii(Charset charset) {
        return new String(new byte[]{' '}, charset).equals(" ");
    }

    /** Whether half of the lines have several blanks within. */
    private static boolean hasSeveralBlanks(Beginning beginning) {
        var lines = beginning.text().lines().filter(line -> !line.isBlank()).toList();
        return 2 * lines.stream().filter(line -> SEVERAL_BLANKS.matcher(line).find()).count() >= lines.size();
    }

    private boolean isFound() {
        return !singly.isBroken() && singly.width() > 1 && Math.abs(singly.first().size() - singly.width()) <= 1
                && singly.areNumbersBetweenBlanks()
                && singly.rows().stream().flatMap(List::stream)
                        .noneMatch(cell -> OTHER_SEPARATOR_AT_END.matcher(cell).matches())
                && !isWholeWithSingleBlanks();
    }

    /** Whether each blank separates cells, and an empty cell may be a missing value. */
    private boolean isWholeWithSingleBlanks() {
        var split = Split.of(table.withoutComments(COMMENT).text(), ' ', '"');
        return split.whole().size() == split.rows().size() && IntStream.range(0, split.width())
                .allMatch(column -> split.rows().stream().anyMatch(row -> !row.get(column).isEmpty()));
    }
}

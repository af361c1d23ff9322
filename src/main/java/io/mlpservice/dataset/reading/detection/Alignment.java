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
    private static final Pattern INDENTED = Pattern.compile("\\s*[ \t]");
    private static final String COMMENT = "#";

    private final Beginning table;
    private final Split unaligned;
    private final Split singly;

    private Alignment(Beginning table, Beginning aligned, ReadingOptions options) {
        var separators = new Separators(options);
        this.table = table.withoutComments(COMMENT);
        this.unaligned = separators.split(this.table, options.separatorGiven());
        this.singly = separators.split(aligned.withoutComments(COMMENT), options.separatorGiven());
    }

    /** Whether the cells are aligned; a separator that is given says that they are not, unless it is a blank. */
    static boolean isFound(TextFile file, Charset charset, Beginning beginning, ReadingOptions options) {
        return (options.separatorGiven() == null || options.separatorGiven() == ' ')
                && options.quote() == null && options.skipLinesGiven() == null && keepsAscii(charset)
                && hasSeveralBlanks(beginning)
                && new Alignment(beginning, Beginning.of(file.withSingleBlanks(), charset), options).isFound();
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
        return singly.areNumbersBetweenBlanks() && !singly.isBroken() && singly.quote() == '"' && isNamed()
                && !isSeparatedOtherwise()
                && singly.rows().stream().flatMap(List::stream)
                        .noneMatch(cell -> OTHER_SEPARATOR_AT_END.matcher(cell).matches())
                && !isWholeWithSingleBlanks();
    }

    /** Whether the first line has a cell for each column. Only above the names of rows there may be blanks instead. */
    private boolean isNamed() {
        var unnamed = singly.width() - singly.first().size();
        return Math.abs(unnamed) <= 1 && (unnamed < 1 || INDENTED.matcher(table.text()).lookingAt());
    }

    /** Whether other separators, such as tabs, enclose as many numbers; then blanks are only in texts and around cells. */
    private boolean isSeparatedOtherwise() {
        return unaligned.separator() != ' ' && unaligned.score() > 0 && unaligned.numbers() >= singly.numbers();
    }

    /** Whether each blank separates cells, and an empty cell may be a missing value. */
    private boolean isWholeWithSingleBlanks() {
        var split = Split.of(table.text(), ' ', '"');
        return split.whole().size() == split.rows().size() && IntStream.range(0, split.width())
                .allMatch(column -> split.rows().stream().anyMatch(row -> !row.get(column).isEmpty()));
    }
}

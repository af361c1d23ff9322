package io.mlpservice.dataset.reading;

import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;
import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the dialect of a table by looking at its beginning. What the upload says of it is not questioned. */
public final class DialectDetector {
    private static final String QUOTES = "\"'";
    private static final Map<Character, String> SEPARATOR_NAMES = Map.of(',', "commas", ';', "semicolons", '\t', "tabs",
            '|', "vertical bars", ' ', "blanks");
    /** Blanks separate cells only where at least this share of them are numbers. */
    private static final double NUMBERS_BETWEEN_BLANKS = 0.5;

    private final ReadingOptions options;
    private final NumberMarks usual;
    private final List<String> notes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Integer, String> doubts = new LinkedHashMap<>();

    private DialectDetector(ReadingOptions options, NumberMarks usual) {
        this.options = options;
        this.usual = usual;
    }

    /**
     * A dialect and what is uncertain about it.
     *
     * @param warnings a sentence for each guess that is not safe
     * @param doubts by column, counted from 0, a sentence about its numbers where their marks are not safe; the first is among
     *     the warnings
     */
    public record Detection(Dialect dialect, List<String> warnings, Map<Integer, String> doubts) {
        /** A dialect that is known. */
        public static Detection of(Dialect dialect) {
            return new Detection(dialect, List.of(), Map.of());
        }

        /** The warnings that are about no column alone. */
        public List<String> warningsOfTable() {
            return warnings.stream().filter(sentence -> !doubts.containsValue(sentence)).toList();
        }
    }

    /**
     * Finds the dialect.
     *
     * @throws io.mlpservice.platform.ProblemException 400 if the file is not text
     */
    public static Detection detect(TextFile file, @Nullable Compression compression, ReadingOptions options) {
        return detect(file, compression, options, NumberMarks.PLAIN);
    }

    /**
     * Finds the dialect.
     *
     * @param usual the marks in numbers where nothing in the file shows others
     * @throws io.mlpservice.platform.ProblemException 400 if the file is not text
     */
    public static Detection detect(TextFile file, @Nullable Compression compression, ReadingOptions options,
            NumberMarks usual) {
        return new DialectDetector(options, usual).detect(file, compression);
    }

    private Detection detect(TextFile file, @Nullable Compression compression) {
        var encoding = Encodings.of(file, options.charsetGiven());
        if (encoding.note() != null) {
            guess(encoding.note(), encoding.isUnsafe());
        }
        var beginning = Beginning.of(file, encoding.charset());
        var format = format(beginning);
        return format == TableFormat.CSV
                ? csv(encoding.charset(), compression, beginning)
                : json(format, encoding.charset(), compression);
    }

    /** Options of CSV say that a file is CSV, whatever it looks like. */
    private TableFormat format(Beginning beginning) {
        var given = options.formatGiven();
        if (given == TableFormat.CSV || (given == null && options.areOfCsv())) {
            return TableFormat.CSV;
        }
        var found = TableFormat.of(beginning);
        return given == null || found != TableFormat.CSV ? found : given;
    }

    private Detection json(TableFormat format, Charset charset, @Nullable Compression compression) {
        var errors = new FieldErrors();
        options.checkJson(errors);
        errors.throwIfAny();
        if (options.formatGiven() == null) {
            guess(format == TableFormat.NDJSON ? "Each line is a JSON object." : "The file is a JSON array of objects.",
                    false);
        }
        var rfc = Dialect.RFC_4180;
        return new Detection(new Dialect(format, compression, charset.name(), rfc.separator(), rfc.quote(),
                rfc.decimal(), rfc.thousands(), rfc.header(), false, null, false, false, false,
                options.missingValues() == null ? List.of() : options.missingWords(), notes), List.copyOf(warnings),
                Map.of());
    }

    private Detection csv(Charset charset, @Nullable Compression compression, Beginning beginning) {
        var separatorLine = beginning.separatorLine();
        var table = separatorLine.isPresent() ? beginning.withoutSeparatorLine() : beginning;
        var hinted = separatorLine.filter(ReadingOptions.SEPARATORS::contains).orElse(null);
        var separator = options.separatorGiven() == null ? hinted : options.separatorGiven();
        var comment = comment(table, separator);
        var split = split(comment == null ? table : table.withoutNumberSigns(), separator);
        if (options.header() == null && comment == null && separatorLine.isEmpty() && split.mayHaveTitle()) {
            Titles.refuse(table, separator != null || split.score() > 0
                    ? List.of(split.separator())
                    : ReadingOptions.SEPARATORS);
        }
        explainSeparator(split, separator);
        separatorLine.filter(given -> !ReadingOptions.SEPARATORS.contains(given)).ifPresent(this::warnOfSeparator);
        if (options.separator() == null) {
            OneColumn.doubt(split).ifPresent(sentence -> guess(sentence, true));
        }
        var layout = Layout.of(split, options.headerGiven(), Set.copyOf(options.missingWords()));
        layout.explain(this::guess);
        if (options.separator() == null && split.separator() == ',' && split.hasRowNames()) {
            warnOfRowNames(String.join(",", split.rows().getFirst()));
        }
        var marks = marks(split, layout, beginning);
        var dialect = new Dialect(TableFormat.CSV, compression, charset.name(), String.valueOf(split.separator()),
                String.valueOf(split.quote()), String.valueOf(marks.decimal()),
                marks.thousands().symbol(), layout.header(), separatorLine.isPresent(), comment,
                layout.rowNames(), layout.emptyColumns() > 0, true, options.missingWords(), notes);
        return new Detection(dialect, List.copyOf(warnings), Map.copyOf(doubts));
    }

    private void guess(String sentence, boolean isUnsafe) {
        notes.add(sentence);
        if (isUnsafe) {
            warnings.add(sentence);
        }
    }

    /** Lines with a number sign are comments unless they have as many cells as the others. */
    private @Nullable String comment(Beginning table, @Nullable Character separator) {
        var marked = table.linesWithNumberSign();
        var others = table.withoutNumberSigns();
        if (marked.isEmpty() || others.text().isBlank()) {
            return null;
        }
        var split = split(others, separator);
        var width = split.width();
        var likeRows = marked.stream()
                .filter(line -> Split.of(line, split.separator(), split.quote()).first().size() == width).count();
        var mayBeCells = likeRows == marked.size() && (width > 1 || !marked.getFirst().startsWith("# "));
        if (mayBeCells && !(table.hasNumberSignsOnlyAtTop() && isSurelyHeader(split))) {
            return null;
        }
        var isUnsafe = width > 1 && likeRows > 0;
        guess("Lines that begin with '#'%s are comments and left out.".formatted(
                isUnsafe ? ", such as '%s',".formatted(Messages.shortened(marked.getFirst())) : ""), isUnsafe);
        return "#";
    }

    private boolean isSurelyHeader(Split split) {
        var first = new FirstLine(split.first(), split.whole(), Set.copyOf(options.missingWords()));
        return first.hasNames() && first.doubtfulName().isEmpty();
    }

    private Split split(Beginning table, @Nullable Character separator) {
        var separators = separator == null ? ReadingOptions.SEPARATORS : List.of(separator);
        var quotes = options.quote() == null ? QUOTES : options.quote();
        var candidates = separators.stream().flatMap(candidate -> quotes.chars()
                .filter(quote -> options.quote() != null || quote == '"' || mayQuote((char) quote, candidate, table))
                .mapToObj(quote -> Split.of(table.text(), candidate, (char) quote))).toList();
        var best = candidates.stream().filter(candidate -> candidate.separator() != ' ' || separator != null)
                .max(Comparator.comparingDouble(candidate -> score(candidate, table))).orElseThrow();
        if (best.score() > 0) {
            return best;
        }
        return candidates.stream().filter(DialectDetector::hasNumbersBetweenBlanks).findFirst()
                .or(() -> candidates.stream().filter(other -> best.isCutOnce() && other.width() == 1).findFirst())
                .orElse(best);
    }

    /** Among equals, an apostrophe that encloses cells is the quote, and a comma the separator. */
    private static double score(Split split, Beginning table) {
        var tie = (split.separator() == ',' ? 1e-9 : 0)
                + (split.quote() == '\'' && encloses(split.separator(), table) ? 1e-8 : 0);
        return split.isBroken() ? split.score() : split.score() + tie;
    }

    private static boolean mayQuote(char quote, char separator, Beginning table) {
        return cells(separator, table).anyMatch(cell -> cell.length() > 1 && cell.charAt(0) == quote);
    }

    private static boolean encloses(char separator, Beginning table) {
        return cells(separator, table)
                .anyMatch(cell -> cell.length() > 1 && cell.startsWith("'") && cell.endsWith("'"))
                || table.text().lines().skip(1).anyMatch(line -> line.startsWith("'"));
    }

    private static Stream<String> cells(char separator, Beginning table) {
        return Split.of(table.text(), separator, '"').records().stream().flatMap(List::stream);
    }

    private static boolean hasNumbersBetweenBlanks(Split split) {
        return split.separator() == ' ' && !split.rows().isEmpty() && split.whole().size() == split.rows().size()
                && split.score() > 0 && split.shareOfNumbers() >= NUMBERS_BETWEEN_BLANKS;
    }

    private void explainSeparator(Split split, @Nullable Character given) {
        if (given == null && split.separator() != ',' && split.width() > 1) {
            guess("Cells are separated by %s.".formatted(Objects.requireNonNull(SEPARATOR_NAMES.get(split
                    .separator()))), split.separator() == ' ');
        }
        if (options.quote() == null && split.quote() == '\'') {
            guess("Cells are quoted by apostrophes.", false);
        }
    }

    private void warnOfRowNames(String row) {
        guess("'%s' is read as the name of a row and a value. If the comma is a decimal mark, %s".formatted(
                Messages.shortened(row),
                "send the file with separator=semicolon and decimal=,."), true);
    }

    private void warnOfSeparator(char given) {
        guess("The first line says that '%s' separates cells, but this separator cannot be read. %s".formatted(
                given,
                "Write a comma, semicolon, tab or vertical bar instead."), true);
    }

    private NumberMarks marks(Split split, Layout layout, Beginning beginning) {
        var rows = layout.rows(split).stream().filter(row -> row.size() == split.width()).toList();
        var missingWords = Set.copyOf(options.missingWords());
        var columns = IntStream.range(0, rows.isEmpty() ? 0 : split.width())
                .mapToObj(index -> rows.stream().map(row -> row.get(index))
                        .filter(cell -> !cell.isEmpty() && !missingWords.contains(cell)).toList())
                .toList();
        var found = new TableMarks.Search(columns, split.separator(), beginning, this::guess)
                .marks(options.decimalGiven(), options.thousandsGiven(), usual);
        doubts.putAll(found.doubts());
        return found.marks();
    }
}

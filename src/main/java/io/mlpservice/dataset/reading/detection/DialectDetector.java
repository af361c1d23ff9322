package io.mlpservice.dataset.reading.detection;

import io.mlpservice.column.DecimalMark;
import io.mlpservice.column.WrittenNumber;
import io.mlpservice.dataset.reading.Beginning;
import io.mlpservice.dataset.reading.CommentLines;
import io.mlpservice.dataset.reading.Compression;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.Encodings;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.dataset.reading.TableFormat;
import io.mlpservice.dataset.reading.TextFile;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the dialect of a table by looking at its beginning. What the upload says of it is not questioned. */
public final class DialectDetector {
    private final ReadingOptions options;
    private final NumberMarks usual;
    private final @Nullable NumberSigns known;
    private final List<List<WrittenNumber>> written;
    private final Set<String> missingWords;
    private final Comments comments;
    private final List<String> notes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Integer, String> doubts = new LinkedHashMap<>();
    private long length = Long.MAX_VALUE;

    private DialectDetector(ReadingOptions options, NumberMarks usual, @Nullable NumberSigns known,
            List<List<WrittenNumber>> written) {
        this.known = known;
        this.written = written;
        this.options = options;
        this.usual = usual;
        this.missingWords = Set.copyOf(options.missingWords());
        this.comments = new Comments(new Separators(options), missingWords);
    }

    /**
     * A dialect and what is uncertain about it.
     *
     * @param warnings a sentence for each guess that is not safe
     * @param doubts by column, counted from 0, a sentence about its numbers where their marks are not safe; the first is among
     *     the warnings
     * @param length how many bytes of the text are the table; those behind it are notes
     * @param lastRows the cells of the last few rows in their order, as far as they are known
     * @param isAligned whether cells are aligned by several blanks, which count as one; then the text is the one in which they do
     */
    public record Detection(Dialect dialect, List<String> warnings, Map<Integer, String> doubts, long length,
            List<List<String>> lastRows, boolean isAligned) {
        /** A dialect that is known. */
        public static Detection of(Dialect dialect) {
            return new Detection(dialect, List.of(), Map.of(), Long.MAX_VALUE, List.of(), false);
        }

        /** The same with no words for missing values but the empty cell. */
        public Detection withoutMissingValues() {
            return new Detection(dialect.withoutMissingValues(), warnings, doubts, length, lastRows,
                    isAligned);
        }

        /** The same with more of what is uncertain. */
        public Detection withWarnings(List<String> sentences) {
            return new Detection(dialect, Stream.concat(warnings.stream(), sentences.stream()).toList(), doubts, length,
                    lastRows, isAligned);
        }

        /** The same with no line left out but empty ones and comments. */
        public Detection ofAllLines() {
            return new Detection(dialect.withoutUnitsLine(), warnings, doubts, Long.MAX_VALUE, lastRows,
                    isAligned);
        }

        /** The part of the file that is the table. */
        public TextFile table(TextFile file) {
            var text = isAligned ? file.withSingleBlanks() : file;
            return length == Long.MAX_VALUE ? text : text.beginning(length);
        }

        /** The warnings that are about no column alone. */
        public List<String> warningsOfTable() {
            return warnings.stream().filter(sentence -> !doubts.containsValue(sentence)).toList();
        }
    }

    /**
     * Finds the dialect.
     *
     * @throws io.mlpservice.platform.problem.ProblemException 400 if the file is not text
     */
    public static Detection detect(TextFile file, @Nullable Compression compression, ReadingOptions options) {
        return new DialectDetector(options, NumberMarks.PLAIN, null, List.of()).detect(file, compression);
    }

    /**
     * Finds the dialect again once the whole file was read.
     *
     * @param written for each column, examples of how it writes its numbers, from anywhere in the file
     */
    public static Detection detect(TextFile file, @Nullable Compression compression, ReadingOptions options,
            List<List<WrittenNumber>> written) {
        return new DialectDetector(options, NumberMarks.PLAIN, null, written).detect(file, compression);
    }

    /**
     * Finds the dialect of rows for a model.
     *
     * @param usual the marks in numbers where nothing in the file shows others; no other signs are read
     * @throws io.mlpservice.platform.problem.ProblemException 400 if the file is not text
     */
    public static Detection detect(TextFile file, @Nullable Compression compression, ReadingOptions options,
            NumberMarks usual) {
        return new DialectDetector(options, usual, usual.signs(), List.of()).detect(file, compression);
    }

    private Detection detect(TextFile file, @Nullable Compression compression) {
        var encoding = Encodings.of(file, options.charsetGiven());
        if (encoding.note() != null) {
            guess(encoding.note(), encoding.isUnsafe());
        }
        var beginning = Beginning.of(file, encoding.charset());
        var format = format(beginning);
        if (format != TableFormat.CSV) {
            return json(format, encoding.charset(), compression, beginning);
        }
        if (!Alignment.isFound(file, encoding.charset(), beginning, options)) {
            return csv(file, encoding.charset(), compression, beginning, false);
        }
        guess("Several blanks between cells count as one.", false);
        var text = file.withSingleBlanks();
        return csv(text, encoding.charset(), compression, Beginning.of(text, encoding.charset()), true);
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

    private Detection json(TableFormat format, Charset charset, @Nullable Compression compression,
            Beginning beginning) {
        var errors = new FieldErrors();
        options.checkJson(errors);
        errors.throwIfAny();
        var enclosure = format == TableFormat.JSON ? TableFormat.enclosure(beginning) : Optional.<String>empty();
        if (enclosure.isPresent() || options.formatGiven() == null) {
            guess(format == TableFormat.NDJSON
                    ? "Each line is a JSON object."
                    : enclosure.orElse("The file is a JSON array of objects."), false);
        }
        var rfc = Dialect.RFC_4180;
        return new Detection(new Dialect(format, compression, charset.name(), rfc.separator(), rfc.quote(),
                rfc.decimal(), rfc.thousands(), rfc.numberSigns(), rfc.header(), false, null, 0, false, false, false,
                false,
                options.missingValues() == null ? List.of() : options.missingWords(), notes), List.copyOf(warnings),
                Map.of(), Long.MAX_VALUE, List.of(), false);
    }

    private Detection csv(TextFile file, Charset charset, @Nullable Compression compression, Beginning beginning,
            boolean isAligned) {
        var separatorLine = beginning.separatorLine();
        var hinted = separatorLine.filter(ReadingOptions.SEPARATORS::contains).orElse(null);
        var separator = options.separatorGiven() == null ? hinted : options.separatorGiven();
        var start = start(file, charset, beginning, separator);
        var table = start.table();
        var comment = start.comments().sign();
        start.comments().explain(this::guess);
        var split = withoutEnding(file, charset, start);
        explainSeparator(split, separator);
        separatorLine.filter(given -> !ReadingOptions.SEPARATORS.contains(given)).ifPresent(this::warnOfSeparator);
        if (options.separator() == null) {
            OneColumn.doubt(split).ifPresent(sentence -> guess(sentence, true));
        }
        var layout = Layout.of(split, options.headerGiven(), missingWords);
        layout.explain(split, this::guess);
        if (options.separator() == null && split.separator() == ',' && split.hasRowNames()) {
            warnOfRowNames(String.join(",", split.rows().getFirst()));
        }
        var marks = marks(split, layout, table);
        var skipped = separatorLine.isPresent() && table.linesAbove() == 1 ? 0 : table.linesAbove();
        var dialect = new Dialect(TableFormat.CSV, compression, charset.name(), String.valueOf(split.separator()),
                String.valueOf(split.quote()), String.valueOf(marks.decimal()), marks.thousands().symbol(),
                marks.signs().symbols(),
                layout.header(),
                separatorLine.isPresent(), comment, skipped,
                !layout.units().isEmpty(), layout.rowNames(), layout.emptyColumns() > 0, true, options.missingWords(),
                notes);
        CommentLines.of(file, dialect).sentence().ifPresent(warnings::add);
        return new Detection(dialect, List.copyOf(warnings), Map.copyOf(doubts), length,
                Ending.lastRows(file, length, charset, split, comment), isAligned);
    }

    /** The lines in which a table begins, and its cells there. */
    private record Start(Beginning table, Comments.Found comments) {}

    /** The file below the lines that are no part of the table. */
    private Start start(TextFile file, Charset charset, Beginning beginning, @Nullable Character separator) {
        var given = options.skipLinesGiven();
        var table = given != null && given > 0
                ? Beginning.below(given, file, charset)
                : beginning.withoutSeparatorLine();
        var start = new Start(table, comments.find(table, separator));
        return given == null && !Boolean.FALSE.equals(options.headerGiven()) ? withoutTitles(start, separator) : start;
    }

    private Start withoutTitles(Start start, @Nullable Character separator) {
        var table = start.table();
        var split = start.comments().split();
        var titles = split.mayHaveTitle()
                ? Titles.of(table, separator != null || split.score() > 0
                        ? List.of(split.separator())
                        : ReadingOptions.SEPARATORS, separator != null, start.comments().sign(), missingWords)
                : Optional.<Titles>empty();
        if (titles.isPresent() && titles.get().isClear()) {
            guess(titles.get().sentence(), true);
            var rest = table.withoutLines(titles.get().line() - 1 - table.linesAbove());
            return new Start(rest, comments.find(rest, separator));
        }
        if (titles.isPresent() && options.header() == null) {
            throw titles.get().refusal();
        }
        return start;
    }

    /** The cells of the table; its end is found, too. */
    private Split withoutEnding(TextFile file, Charset charset, Start start) {
        var split = start.comments().split();
        var comment = start.comments().sign();
        var ending = Ending.of(file, charset, split, comment);
        if (ending.isEmpty()) {
            return split;
        }
        var rest = Split.of(start.table().above(ending.get().line()).withoutComments(comment).text(), split.separator(),
                split.quote());
        if (rest.rows().isEmpty()) {
            return split;
        }
        ending.get().sentences().forEach(sentence -> guess(sentence, true));
        length = ending.get().length();
        return rest;
    }

    private void guess(String sentence, boolean isUnsafe) {
        notes.add(sentence);
        if (isUnsafe) {
            warnings.add(sentence);
        }
    }

    private void explainSeparator(Split split, @Nullable Character given) {
        if (given == null && split.separator() != ',' && split.width() > 1) {
            guess("Cells are separated by %s.".formatted(Dialect.wordsOf(split.separator())), split.separator() == ' ');
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
        var columns = IntStream.range(0, rows.isEmpty() ? 0 : split.width())
                .mapToObj(index -> Stream
                        .concat(rows.stream().map(row -> row.get(index)),
                                index < written.size()
                                        ? written.get(index).stream().map(WrittenNumber::text)
                                        : Stream.empty())
                        .filter(cell -> !cell.isEmpty() && !missingWords.contains(cell)).toList())
                .toList();
        NumberPlaces places = number -> written.stream().flatMap(List::stream)
                .filter(each -> each.text().equals(number)).findFirst()
                .map(each -> Math.toIntExact(each.line())).orElseGet(() -> beginning.lineOf(number));
        var signs = options.signsGiven() == null ? known : options.signsGiven();
        var signed = signs == null ? SignedColumns.find(columns) : SignedColumns.of(columns, signs);
        signed.sentence(places).ifPresent(sentence -> guess(sentence, false));
        if (options.decimalGiven() != null) {
            new GivenDecimal(DecimalMark.of(options.decimalGiven())).doubt(signed.plain(), places)
                    .ifPresent(sentence -> guess(sentence, true));
        }
        var found = new TableMarks.Search(signed, split.separator(), places, this::guess)
                .marks(options.decimalGiven(), options.thousandsGiven(), usual);
        doubts.putAll(found.doubts());
        return found.marks().with(signed.signs());
    }
}

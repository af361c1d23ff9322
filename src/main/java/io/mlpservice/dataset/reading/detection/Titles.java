package io.mlpservice.dataset.reading.detection;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.mlpservice.dataset.reading.Beginning;
import io.mlpservice.dataset.reading.Blanks;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lines above a table, as reports have them.
 *
 * @param lines the text of each line that has some
 * @param header the text of the line in which the table begins
 * @param line of the file in which the table begins, counted from 1
 * @param width the number of cells that most lines of the table have
 * @param isClear whether nothing else can be meant
 */
record Titles(List<String> lines, String header, int line, int width, boolean isClear) {
    /** So many records above a table may be titles. */
    private static final int MOST_TITLES = 20;
    private static final int MOST_RECORDS = 200;
    private static final int FEWEST_CELLS = 3;
    private static final int FEWEST_ROWS = 2;
    private static final int SHOWN = 3;
    private static final double SHARE_OF_ROWS = 0.8;

    /**
     * Finds such lines: the first has a single cell, or at most half as many as the table, and a line below looks like its
     * header. Where the first has numbers, such as those of rows and columns, nothing else can be meant only if the header
     * has names, or there is none and all of the table is numbers.
     *
     * @param separators between the cells, those that are possible
     * @param isGiven whether the separator is known
     */
    static Optional<Titles> of(Beginning file, Collection<Character> separators, boolean isGiven,
            @Nullable String comment, Set<String> missingWords) {
        return separators.stream().filter(separator -> separator != ' ')
                .flatMap(separator -> of(records(file, separator, comment), file.linesAbove(), isGiven, missingWords)
                        .stream())
                .max(Comparator.comparing(Titles::isClear).thenComparingInt(Titles::width));
    }

    private static List<CsvRecord> records(Beginning file, char separator, @Nullable String comment) {
        var format = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        if (comment != null) {
            format.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment.charAt(0));
        }
        try (var reader = format.ofCsvRecord(file.text())) {
            return reader.stream().filter(record -> record.getFieldCount() > 1 || filled(record) > 0)
                    .limit(MOST_RECORDS).toList();
        } catch (CsvParseException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Titles> of(List<CsvRecord> records, int linesAbove, boolean isGiven,
            Set<String> missingWords) {
        var width = width(records);
        if (width < 2 || !isTitle(records.getFirst(), width)) {
            return Optional.empty();
        }
        return IntStream.range(1, Math.min(records.size(), 1 + MOST_TITLES))
                .filter(index -> mayBeHeader(records.get(index), width)).boxed().findFirst()
                .flatMap(index -> of(new Table(records, index, width), linesAbove, isGiven, missingWords));
    }

    private static Optional<Titles> of(Table table, int linesAbove, boolean isGiven, Set<String> missingWords) {
        var isText = !table.hasNumbersAbove();
        var isClear = table.isWhole() && table.isBelowTitles() && (table.hasNames(missingWords)
                || (isGiven && isText && table.isWideAndLong()) || table.isOfNumbersBelowWords(missingWords));
        return isClear || (isText && table.isLikely())
                ? Optional.of(new Titles(table.titles().stream().map(Titles::text)
                        .filter(text -> !text.isEmpty()).toList(), text(table.header()), linesAbove + table.line(),
                        table.width, isClear))
                : Optional.empty();
    }

    /** The number of cells that most records have. */
    private static int width(List<CsvRecord> records) {
        return records.stream().collect(Collectors.groupingBy(CsvRecord::getFieldCount, Collectors.counting()))
                .entrySet().stream().max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).orElse(0);
    }

    private static boolean isTitle(CsvRecord record, int width) {
        var filled = filled(record);
        return !record.getField(0).isBlank() && (filled == 1
                || (2 * filled <= width && (record.getFieldCount() < width || areNumbersAlone(record, filled))));
    }

    /** Whether the cells are numbers, and empty ones behind them. */
    private static boolean areNumbersAlone(CsvRecord record, long filled) {
        return record.getFields().stream().limit(filled).allMatch(CellForms::isNumber);
    }

    private static boolean mayBeHeader(CsvRecord record, int width) {
        var filled = filled(record);
        return filled > Math.max(1, width / 2) && (record.getFieldCount() == width || filled >= FEWEST_CELLS);
    }

    private static long filled(CsvRecord record) {
        return record.getFields().stream().filter(cell -> !cell.isBlank()).count();
    }

    private static List<String> cells(CsvRecord record) {
        return record.getFields().stream().map(Blanks::strip).toList();
    }

    private static String text(CsvRecord record) {
        return record.getFields().stream().map(Blanks::strip).filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What is left out, in a sentence. */
    String sentence() {
        var shown = lines.stream().limit(SHOWN).map(text -> "'%s'".formatted(Messages.shortened(text)))
                .collect(Collectors.joining(", "));
        return ("The table begins in line %d, with '%s'; what is above it is left out: %s%s. If it belongs to the table, "
                + "send the file with skip_lines=0.").formatted(line, Messages.shortened(header),
                        shown, lines.size() > SHOWN ? ", …" : "");
    }

    /** The problem of a file where it is not clear that the lines are titles. */
    ProblemException refusal() {
        return ProblemException.invalid(List.of(FieldError.line(line, "title_above_table",
                ("The table seems to begin in line %d, with '%s'. To leave out the lines above it, send the file with "
                        + "skip_lines=%d; if they belong to it, with skip_lines=0.").formatted(line,
                                Messages.shortened(header), line - 1))));
    }

    /**
     * The records of a file of which one may be a header.
     *
     * @param place of the header
     * @param width the number of cells that most have
     */
    private record Table(List<CsvRecord> records, int place, int width) {
        CsvRecord header() {
            return records.get(place);
        }

        int line() {
            return Math.toIntExact(header().getStartingLineNumber());
        }

        List<CsvRecord> titles() {
            return records.subList(0, place);
        }

        private List<CsvRecord> rows() {
            return records.subList(place + 1, records.size());
        }

        /** The rows but for notes and gaps below them, if the end is seen. */
        private List<CsvRecord> rowsAboveNotes() {
            var rows = rows();
            var end = rows.size();
            var notes = 0;
            while (records.size() < MOST_RECORDS && end > 0 && notes < Ending.MOST_NOTES
                    && isNoRow(rows.get(end - 1))) {
                end--;
                notes += filled(rows.get(end)) > 0 ? 1 : 0;
            }
            return rows.subList(0, end);
        }

        private boolean isNoRow(CsvRecord row) {
            return row.getFieldCount() < width || filled(row) == 0;
        }

        /** Whether header and rows have as many cells. */
        boolean isWhole() {
            return header().getFieldCount() == width && !rowsAboveNotes().isEmpty()
                    && rowsAboveNotes().stream().allMatch(row -> row.getFieldCount() == width);
        }

        /** A single word above two columns may be the header of names of rows and a value. */
        boolean isBelowTitles() {
            return width >= FEWEST_CELLS || place > 1 || line() > records.getFirst().getStartingLineNumber() + 1
                    || text(records.getFirst()).contains(" ");
        }

        boolean hasNumbersAbove() {
            return records.getFirst().getFields().stream().anyMatch(CellForms::isNumber);
        }

        /** Whether there is no header, but too few cells right above the rows to be another one, of which some are words. */
        boolean isOfNumbersBelowWords(Set<String> missingWords) {
            var words = records.getFirst();
            return place == 1 && 2 * words.getFieldCount() <= width && width >= FEWEST_CELLS
                    && rows().size() >= FEWEST_ROWS
                    && !areNumbersAlone(words, words.getFieldCount())
                    && records.subList(place, records.size()).stream().flatMap(row -> cells(row).stream())
                            .allMatch(cell -> CellForms.isNumber(cell) || isMissing(cell, missingWords));
        }

        private static boolean isMissing(String cell, Set<String> words) {
            return cell.isEmpty() || words.contains(cell);
        }

        /** Whether the header can only name the columns, of which some have numbers or dates. */
        boolean hasNames(Set<String> missingWords) {
            var rows = rowsAboveNotes().stream().map(Titles::cells).toList();
            var first = new FirstLine(cells(header()), UnitsLine.without(rows, missingWords), missingWords);
            return first.hasNames() && first.doubtfulName().isEmpty() && haveNumbers(rowsAboveNotes());
        }

        /** Whether the header is no row of a text with separators in it. */
        boolean isWideAndLong() {
            return width >= FEWEST_CELLS && rowsAboveNotes().size() >= FEWEST_ROWS && isText();
        }

        /** Whether the cells of the header are distinct texts. */
        private boolean isText() {
            var filled = cells(header()).stream().filter(cell -> !cell.isEmpty()).toList();
            return filled.stream().noneMatch(cell -> CellForms.isNumber(cell) || CellForms.isDate(cell))
                    && filled.stream().distinct().count() == filled.size();
        }

        /** Whether most records below have as many cells, of which some are numbers or dates, unlike those of the header. */
        boolean isLikely() {
            var rows = rows();
            var alike = rows.stream().filter(row -> row.getFieldCount() == header().getFieldCount()).toList();
            return filled(records.getFirst()) == 1 && filled(header()) >= FEWEST_CELLS && isText() && !alike.isEmpty()
                    && alike.size() >= SHARE_OF_ROWS * rows.size() && haveNumbers(alike);
        }

        private static boolean haveNumbers(List<CsvRecord> rows) {
            return rows.stream().flatMap(row -> row.getFields().stream())
                    .anyMatch(cell -> CellForms.isNumber(cell) || CellForms.isDate(cell));
        }
    }
}

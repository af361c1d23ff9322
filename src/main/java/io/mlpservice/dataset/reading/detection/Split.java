package io.mlpservice.dataset.reading.detection;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.mlpservice.dataset.reading.Blanks;
import io.mlpservice.dataset.reading.ReadingOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The beginning of a file, split into cells by a separator and a quote.
 *
 * @param records the cells of each record, blanks around them left out; where there are several, no line of blanks is one
 * @param isBroken whether a quote is out of place
 */
record Split(char separator, char quote, List<List<String>> records, boolean isBroken) {
    private static final int MOST_RECORDS = 1_000;

    /** How clean a table looks whose cells hold a character that often separates cells, and one of other text. */
    private static final double ODD_CELL = 0.3;
    private static final double TEXT_CELL = 0.95;

    /** Blanks separate cells only where at least this share of them are numbers. */
    private static final double NUMBERS_BETWEEN_BLANKS = 0.5;

    static Split of(String text, char separator, char quote) {
        var records = new ArrayList<List<String>>();
        var broken = false;
        try (var reader = CsvReader.builder().fieldSeparator(separator).quoteCharacter(quote)
                .trimWhitespacesAroundQuotes(true).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false).ofCsvRecord(text)) {
            for (var record : reader) {
                records.add(cells(record));
                if (records.size() == MOST_RECORDS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            broken = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (records.stream().anyMatch(record -> record.size() > 1)) {
            records.removeIf(record -> record.size() == 1 && record.getFirst().isEmpty());
        }
        return new Split(separator, quote, records, broken);
    }

    private static List<String> cells(CsvRecord record) {
        return record.getFields().stream().map(Blanks::strip).toList();
    }

    /** The records below the first. */
    List<List<String>> rows() {
        return records.isEmpty() ? List.of() : records.subList(1, records.size());
    }

    List<String> first() {
        return records.isEmpty() ? List.of() : records.getFirst();
    }

    /** The number of cells that most rows have; that of the first line if no other is more frequent. */
    int width() {
        Map<Integer, Integer> counts = new HashMap<>();
        rows().forEach(row -> counts.merge(row.size(), 1, Integer::sum));
        var most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return counts.getOrDefault(first().size(), 0) == most
                ? first().size()
                : counts.entrySet().stream().filter(entry -> entry.getValue() == most).mapToInt(Map.Entry::getKey).max()
                        .orElseThrow();
    }

    /** How much this looks like a table, from 0 to 1. */
    double score() {
        if (width() < 2 || (first().size() == 1 && !hasRowNames())) {
            return 0;
        }
        var consistent = rows().isEmpty() ? 1 : (double) whole().size() / rows().size();
        var header = Math.abs(first().size() - width()) <= 1 ? 1 : 0.5;
        return consistent * header * cleanliness() * (isBroken ? 0.5 : 1);
    }

    /**
     * Whether each row has a name and one value, of which the first line names only the value: the names are running
     * numbers, or else the values are no text, and no comma that may be a decimal mark separates them.
     */
    boolean hasRowNames() {
        return isCutOnce() && rows().size() > 1 && whole().size() == rows().size()
                && (areNumbered() || (separator != ',' && areNamed() && !areGroupsOfNumbers()));
    }

    /** Whether a title may stand in the first line, above the table. */
    boolean mayHaveTitle() {
        var filled = first().stream().filter(cell -> !cell.isEmpty()).count();
        return score() == 0 || filled == 1 || 2 * filled <= width();
    }

    /** Whether there are two cells below one. */
    boolean isCutOnce() {
        return first().size() == 1 && width() == 2;
    }

    private boolean areNumbered() {
        var start = rows().getFirst().getFirst().equals("0") ? 0 : 1;
        return IntStream.range(0, rows().size())
                .allMatch(row -> rows().get(row).getFirst().equals(Integer.toString(row + start)));
    }

    private boolean areNamed() {
        return rows().stream().map(List::getFirst).distinct().count() == rows().size()
                && rows().stream().map(List::getLast)
                        .allMatch(cell -> CellForms.isNumber(cell) || CellForms.isDate(cell));
    }

    /** Whether blanks may stand between the thousands of numbers. */
    private boolean areGroupsOfNumbers() {
        return separator == ' '
                && rows().stream().allMatch(row -> CellForms.isWrittenNumber(String.join(" ", row)));
    }

    /** The rows with as many cells as most have. */
    List<List<String>> whole() {
        var width = width();
        return rows().stream().filter(row -> row.size() == width).toList();
    }

    private double cleanliness() {
        return records.stream().flatMap(List::stream).mapToDouble(this::cleanliness).average().orElse(0);
    }

    private double cleanliness(String cell) {
        if (cell.isEmpty() || CellForms.isNumber(cell) || CellForms.isDate(cell)) {
            return 1;
        }
        return ReadingOptions.SEPARATORS.stream()
                .anyMatch(other -> other != ' ' && other != ',' && cell.indexOf(other) >= 0)
                        ? ODD_CELL
                        : TEXT_CELL;
    }

    /** Whether blanks separate cells, and not the words of texts. */
    boolean areNumbersBetweenBlanks() {
        return separator == ' ' && !rows().isEmpty() && whole().size() == rows().size() && score() > 0
                && numbers() >= NUMBERS_BETWEEN_BLANKS * rows().stream().mapToInt(List::size).sum();
    }

    /** How many cells below the first line are numbers. */
    long numbers() {
        return rows().stream().flatMap(List::stream).filter(CellForms::isNumber).count();
    }
}

package io.mlpservice.dataset.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds lines of text above a table, as reports have them. */
final class Titles {
    /** So many records above a table may be titles. */
    private static final int MOST_TITLES = 20;
    private static final int MOST_RECORDS = 200;
    private static final int FEWEST_CELLS = 3;
    private static final double SHARE_OF_ROWS = 0.8;

    private Titles() {}

    /**
     * Refuses a file whose first line is text in a single cell, where a line below looks like the header of a wider table.
     *
     * @param separators between the cells, those that are possible
     * @throws ProblemException 422 with the line of the header
     */
    static void refuse(Beginning file, Collection<Character> separators) {
        separators.stream().filter(separator -> separator != ' ').flatMap(separator -> header(records(file, separator))
                .stream()).findFirst().ifPresent(header -> {
                    var line = Math.toIntExact(header.getStartingLineNumber());
                    throw ProblemException.invalid(List.of(FieldError.line(line, "title_above_table",
                            "The table seems to begin in line %d, with '%s'. Leave out the lines above it; if they belong to it, send the file with header=true or header=false."
                                    .formatted(line, Messages.shortened(String.join(", ", header.getFields()))))));
                });
    }

    private static List<CsvRecord> records(Beginning file, char separator) {
        try (var reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file.text())) {
            return reader.stream().limit(MOST_RECORDS).toList();
        } catch (CsvParseException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<CsvRecord> header(List<CsvRecord> records) {
        if (records.isEmpty() || !isTitle(records.getFirst())) {
            return Optional.empty();
        }
        return records.stream().skip(1).limit(MOST_TITLES).filter(record -> filled(record) >= FEWEST_CELLS).findFirst()
                .filter(Titles::isHeader).filter(header -> isAboveRows(header, records));
    }

    private static boolean isTitle(CsvRecord record) {
        return filled(record) == 1 && record.getFields().stream().noneMatch(CellForms::isNumber)
                && !record.getField(0).isBlank();
    }

    private static long filled(CsvRecord record) {
        return record.getFields().stream().filter(cell -> !cell.isBlank()).count();
    }

    private static boolean isHeader(CsvRecord record) {
        return record.getFields().stream().noneMatch(cell -> CellForms.isNumber(cell) || CellForms.isDate(cell))
                && filled(record) == record.getFields().stream().filter(cell -> !cell.isBlank()).distinct().count();
    }

    /** Whether most records below have as many cells, of which some are numbers or dates, unlike those of the header. */
    private static boolean isAboveRows(CsvRecord header, List<CsvRecord> records) {
        var rows = records.subList(records.indexOf(header) + 1, records.size());
        var alike = rows.stream().filter(row -> row.getFieldCount() == header.getFieldCount()).toList();
        return !alike.isEmpty() && alike.size() >= SHARE_OF_ROWS * rows.size() && alike.stream()
                .anyMatch(row -> row.getFields().stream().anyMatch(cell -> CellForms.isNumber(cell)
                        || CellForms.isDate(cell)));
    }
}

package io.mlpservice.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DecimalMark;
import io.mlpservice.column.Place;
import io.mlpservice.column.TypeInference;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.MissingWords;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonPointer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** JSON rows as a table. The kinds of the cells say which columns hold numbers. The table is written as CSV. */
final class RowsTable {
    private final List<Map<String, @Nullable CellValue>> rows;
    private final ColumnOptions options;
    private final DatasetLimits limits;
    private final DataSize maxSize;
    private final Map<String, @Nullable ColumnType> types = new LinkedHashMap<>();
    /** The columns of numbers in which a number has more digits than double precision holds. */
    private final Set<String> codes = new HashSet<>();
    private final FieldErrors errors = new FieldErrors();

    private RowsTable(List<Map<String, @Nullable CellValue>> rows, ColumnOptions options, DatasetLimits limits,
            DataSize maxSize) {
        this.rows = rows;
        this.options = options;
        this.limits = limits;
        this.maxSize = maxSize;
    }

    /**
     * Checks the rows; 422 with a pointer to each wrong cell.
     *
     * @param maxSize the maximum size of the table as CSV
     */
    static RowsTable of(List<Map<String, @Nullable CellValue>> rows, ColumnOptions options, DatasetLimits limits,
            DataSize maxSize) {
        var table = new RowsTable(rows, options, limits, maxSize);
        table.check();
        var cellsAreGood = table.errors.isEmpty();
        options.checkNames(List.copyOf(table.types.keySet()), table.errors);
        if (!cellsAreGood) {
            throw table.errors.refusal();
        }
        return table;
    }

    /** The columns; 422 if they are not what the upload says of them, or it names others. */
    CsvShape shape() {
        var names = List.copyOf(types.keySet());
        var inferences = names.stream().map(this::inference).toList();
        options.checkValues(names, inferences, errors);
        errors.throwIfAny();
        return new CsvShape(IntStream.range(0, names.size())
                .mapToObj(index -> inferences.get(index).shape(names.get(index))).toList(), new MissingWords(),
                rows.size());
    }

    /** Text is never taken for numbers. */
    private TypeInference inference(String name) {
        var isText = types.get(name) == ColumnType.CATEGORICAL || codes.contains(name);
        var inference = isText
                ? TypeInference.ofText(options.type(name), options.dateOrder())
                : new TypeInference(DecimalMark.POINT, options.type(name), options.dateOrder(), Place.ROW);
        for (var index = 0; index < rows.size(); index++) {
            inference.accept(text(rows.get(index).get(name)), index + 1L);
        }
        return inference;
    }

    void write(OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(new QuotedText(types.values().stream()))
                .build(writer)) {
            csv.writeRecord(types.keySet());
            rows.forEach(row -> csv.writeRecord(types.keySet().stream().map(name -> text(row.get(name))).toList()));
        }
    }

    /**
     * Quotes empty cells, blanks around text, which many readers leave out otherwise, and text that looks like a number,
     * so that the file tells both apart.
     */
    private static final class QuotedText implements QuoteStrategy {
        private final List<Boolean> isText;

        QuotedText(Stream<@Nullable ColumnType> types) {
            this.isText = types.map(type -> type == ColumnType.CATEGORICAL).toList();
        }

        @Override
        public boolean quoteEmpty(int line, int column) {
            return true;
        }

        @Override
        public boolean quoteValue(int line, int column, String value) {
            return !value.strip().equals(value)
                    || (isText.get(column) && !Double.isNaN(DecimalMark.POINT.number(value)));
        }
    }

    private static String text(@Nullable CellValue cell) {
        return cell == null ? "" : cell.text();
    }

    private void check() {
        if (rows.size() > limits.maxRows()) {
            throw CsvShape.tooManyRows(limits);
        }
        for (var index = 0; index < rows.size() && !errors.isFull(); index++) {
            check(rows.get(index), index);
        }
        if (types.isEmpty() && errors.isEmpty()) {
            errors.add("/rows", "no_rows", "There are no rows with columns. Send at least one, such as {\"x\": 1}.");
        }
        checkSize();
    }

    private void check(Map<String, @Nullable CellValue> row, int index) {
        for (var cell : row.entrySet()) {
            if (errors.isFull()) {
                return;
            }
            var name = cell.getKey();
            Supplier<String> at = () -> JsonPointer.empty().appendProperty("rows").appendIndex(index)
                    .appendProperty(name).toString();
            checkName(name, at);
            checkCell(name, cell.getValue(), at);
        }
    }

    private void checkName(String name, Supplier<String> at) {
        if (types.containsKey(name)) {
            return;
        }
        types.put(name, null);
        if (types.size() > limits.maxColumns()) {
            throw ProblemException.tooLarge("too_many_columns",
                    "The table has more than %d columns. Send fewer, or raise the setting mlp.dataset.max-columns."
                            .formatted(limits.maxColumns()));
        }
        if (name.isBlank()) {
            errors.add(at.get(), "empty_column_name", "A column has no name. Name every column.");
        }
        checkText(name, at);
    }

    private void checkCell(String name, @Nullable CellValue cell, Supplier<String> at) {
        if (cell == null || cell.text().isEmpty()) {
            return;
        }
        var type = type(cell);
        var known = types.get(name);
        if (known != null && known != type) {
            errors.add(at.get(), "mixed_types",
                    "The cells of '%s' above are %s; this one is not. Send cells of one kind in a column."
                            .formatted(Messages.shortened(name), words(known)));
        } else {
            types.put(name, type);
        }
        if (cell instanceof CellValue.Numeric(var _, var digits) && digits != null) {
            codes.add(name);
        }
        checkText(cell.text(), at);
    }

    private void checkText(String text, Supplier<String> at) {
        if (text.length() > limits.maxCellLength()) {
            errors.add(at.get(), "too_long",
                    "This has more than %d characters. Shorten it, or raise the setting mlp.dataset.max-cell-length."
                            .formatted(limits.maxCellLength()));
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            errors.add(at.get(), "invalid_value",
                    "This contains a NUL character or half a surrogate pair, which CSV cannot represent. Leave it out.");
        }
    }

    /** Sparse rows are small as JSON but not as a table: each cell takes at least a comma. */
    private void checkSize() {
        if ((long) rows.size() * types.size() > maxSize.toBytes()) {
            throw ProblemException.tooLarge("too_many_cells",
                    "%d rows of %d columns are too many cells. Send fewer, or raise the setting mlp.dataset.max-upload-size."
                            .formatted(rows.size(), types.size()));
        }
    }

    private static String words(ColumnType type) {
        return switch (type) {
            case NUMERIC -> "numbers";
            case BOOLEAN -> "booleans";
            case CATEGORICAL, DATE_TIME, TEXT -> "strings";
        };
    }

    private static ColumnType type(CellValue cell) {
        return switch (cell) {
            case CellValue.Numeric _ -> ColumnType.NUMERIC;
            case CellValue.Truth _ -> ColumnType.BOOLEAN;
            case CellValue.Text _ -> ColumnType.CATEGORICAL;
        };
    }
}

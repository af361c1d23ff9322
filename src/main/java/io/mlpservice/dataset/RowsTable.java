package io.mlpservice.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.ProblemException;
import io.mlpservice.platform.ServiceSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of JSON as a table: the types of the columns follow from the kinds of the cells, and it is written as CSV. */
final class RowsTable {
    private static final int MOST_ERRORS = 100;

    private final List<Map<String, @Nullable CellValue>> rows;
    private final ServiceSettings.Dataset limits;
    private final Map<String, @Nullable ColumnType> types = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    private RowsTable(List<Map<String, @Nullable CellValue>> rows, ServiceSettings.Dataset limits) {
        this.rows = rows;
        this.limits = limits;
    }

    /** Checks the rows; 422 with a pointer to each bad cell. */
    static RowsTable of(List<Map<String, @Nullable CellValue>> rows, ServiceSettings.Dataset limits) {
        var table = new RowsTable(rows, limits);
        table.check();
        if (!table.errors.isEmpty()) {
            throw ProblemException.invalid(table.errors.subList(0, Math.min(MOST_ERRORS, table.errors.size())));
        }
        return table;
    }

    CsvShape shape() {
        var found = types.values().stream().map(type -> type == null ? ColumnType.NUMERIC : type).toList();
        return new CsvShape(List.copyOf(types.keySet()), found, rows.size());
    }

    void write(OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).quoteStrategy(QuoteStrategies.EMPTY)
                .build(writer)) {
            csv.writeRecord(types.keySet());
            rows.forEach(row -> csv.writeRecord(types.keySet().stream().map(name -> text(row.get(name))).toList()));
        }
    }

    private static String text(@Nullable CellValue cell) {
        return cell == null ? "" : cell.text();
    }

    private void check() {
        for (var index = 0; index < rows.size() && errors.size() < MOST_ERRORS; index++) {
            var at = JsonPointer.empty().appendProperty("rows").appendIndex(index);
            rows.get(index).forEach((name, cell) -> check(name, cell, at.appendProperty(name)));
        }
        if (types.isEmpty() && errors.isEmpty()) {
            add(JsonPointer.empty().appendProperty("rows"), "no_rows",
                    "There are no rows with columns. Send at least one, such as {\"x\": 1}.");
        }
        if (types.size() > limits.maxColumns()) {
            throw ProblemException.tooLarge("too_many_columns",
                    "The table has more than %d columns. Send fewer, or raise the setting mlp.dataset.max-columns."
                            .formatted(limits.maxColumns()));
        }
    }

    private void check(String name, @Nullable CellValue cell, JsonPointer at) {
        if (!types.containsKey(name)) {
            checkName(name, at);
            types.put(name, null);
        }
        if (cell == null || cell.text().isEmpty()) {
            return;
        }
        var type = type(cell);
        var known = types.get(name);
        if (known != null && known != type) {
            add(at, "mixed_types",
                    "The cells of '%s' above are %s; this one is not. Send cells of one kind in a column."
                            .formatted(name,
                                    known == ColumnType.CATEGORICAL
                                            ? "strings"
                                            : known == ColumnType.NUMERIC ? "numbers" : "booleans"));
        } else {
            types.put(name, type);
        }
        checkText(cell.text(), at);
    }

    private void checkName(String name, JsonPointer at) {
        if (name.isBlank()) {
            add(at, "empty_column_name", "A column has no name. Name every column.");
        }
        checkText(name, at);
    }

    private void checkText(String text, JsonPointer at) {
        if (text.length() > limits.maxCellLength()) {
            add(at, "too_long",
                    "This has more than %d characters. Shorten it, or raise the setting mlp.dataset.max-cell-length."
                            .formatted(limits.maxCellLength()));
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            add(at, "invalid_value",
                    "This holds a NUL character or half a surrogate pair, which no CSV can hold. Leave it out.");
        }
    }

    private void add(JsonPointer at, String code, String detail) {
        errors.add(FieldError.at(at.toString(), code, detail));
    }

    private static ColumnType type(CellValue cell) {
        return switch (cell) {
            case CellValue.Numeric _ -> ColumnType.NUMERIC;
            case CellValue.Truth _ -> ColumnType.BOOLEAN;
            case CellValue.Text _ -> ColumnType.CATEGORICAL;
        };
    }
}

package io.mlpservice.dataset;

import io.mlpservice.column.ColumnType;
import io.mlpservice.column.Place;
import io.mlpservice.column.TypeInference;
import io.mlpservice.dataset.analysis.ColumnOptions;
import io.mlpservice.dataset.analysis.CsvShape;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.JsonRow;
import io.mlpservice.dataset.reading.JsonRows;
import io.mlpservice.dataset.reading.LeftOut;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.Sha256;
import io.mlpservice.platform.StorableText;
import io.mlpservice.platform.csv.CsvOutput;
import io.mlpservice.platform.json.JsonComplaint;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * JSON rows as a table. The kinds of the cells say which columns hold numbers. The rows are read twice: to check them, and
 * to write the table as CSV.
 */
final class RowsTable {
    private final JsonRows.Source rows;
    private final ColumnOptions options;
    private final DatasetLimits limits;
    private final DataSize maxSize;
    private final GapWords gapWords;
    private final ColumnOrder order = new ColumnOrder();
    private final Map<String, CellKinds> kinds = new LinkedHashMap<>();
    private final Map<String, TypeInference> inferences = new LinkedHashMap<>();
    private final FieldErrors errors;
    private Place unit = Place.ROW;
    private int count;
    private boolean malformed;
    private Optional<String> leftOut = Optional.empty();

    private RowsTable(JsonRows.Source rows, ColumnOptions options, DatasetLimits limits, DataSize maxSize,
            GapWords gapWords, FieldErrors errors) {
        this.rows = rows;
        this.options = options;
        this.limits = limits;
        this.maxSize = maxSize;
        this.gapWords = gapWords;
        this.errors = errors;
    }

    /**
     * Checks the rows; 400 with all lines that are not JSON, 422 with the place of each wrong cell.
     *
     * @param maxSize the maximum size of the table as CSV
     * @param gapWords that mean a missing value beside numbers and booleans
     * @param errors what is wrong besides
     */
    static RowsTable of(JsonRows.Source rows, ColumnOptions options, DatasetLimits limits, DataSize maxSize,
            GapWords gapWords, FieldErrors errors) {
        var table = new RowsTable(rows, options, limits, maxSize, gapWords, errors);
        table.check();
        var cellsAreGood = table.errors.isEmpty();
        options.checkNames(table.order.names(), table.errors);
        if (!cellsAreGood) {
            throw table.refusal();
        }
        return table;
    }

    private ProblemException refusal() {
        var found = errors.refusal();
        var first = found.problem().errors().getFirst();
        return malformed
                ? ProblemException.of(HttpStatus.BAD_REQUEST, JsonComplaint.MALFORMED, first.detail(),
                        found.problem().errors())
                : found;
    }

    /** The columns, once the table is written; 422 if they are not what the upload says of them, or it names others. */
    CsvShape shape() {
        var names = List.copyOf(inferences.keySet());
        var found = List.copyOf(inferences.values());
        options.checkValues(names, found, errors);
        errors.throwIfAny();
        return new CsvShape(IntStream.range(0, names.size())
                .mapToObj(index -> found.get(index).shape(names.get(index))).toList(), new LeftOut(), count);
    }

    /** Strings are never taken for numbers, unless other cells of the column are. */
    private TypeInference inference(String name) {
        return TypeInference.ofJson(kinds(name).areStrings(), options.type(name), options.dateOrder(name), unit);
    }

    /**
     * A sentence about what is left out, and one for each kind of cells that is rare in its column. Files have them; a
     * program can send one kind.
     */
    List<String> warnings(CsvShape shape) {
        return Stream.concat(leftOut.stream(), shape.columns().stream().flatMap(
                column -> kinds(column.name()).warnings(column.name(), column.type()))
                .limit(ColumnDoubts.MOST_WARNINGS)).toList();
    }

    /** A hash of all rows, whatever the order of the fields of each. */
    String sha256() {
        var digest = Sha256.digest();
        try (var read = rows.open()) {
            for (var row = read.next(); row != null; row = read.next()) {
                new TreeMap<>(row.cells()).forEach((name, cell) -> {
                    if (cell != null) {
                        var kind = cell.getClass().getSimpleName();
                        digest.update("%d %s %s %d %s ".formatted(name.length(), name, kind, cell.text().length(),
                                cell.text()).getBytes(StandardCharsets.UTF_8));
                    }
                });
                digest.update((byte) '\n');
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    void write(OutputStream out) throws IOException {
        var names = order.names();
        names.forEach(name -> inferences.put(name, inference(name)));
        try (var read = rows.open(); var csv = new CsvOutput(out, false)) {
            csv.writeHeader(names);
            for (var row = read.next(); row != null; row = read.next()) {
                csv.write(cells(row));
            }
        }
    }

    private List<@Nullable CellValue> cells(JsonRow row) {
        var cells = new ArrayList<@Nullable CellValue>(inferences.size());
        inferences.forEach((name, inference) -> {
            var value = row.cells().get(name);
            var cell = value == null || kinds(name).isGap(value) ? null : value;
            inference.accept(text(cell), row.number());
            cells.add(cell);
        });
        return cells;
    }

    private CellKinds kinds(String name) {
        return Objects.requireNonNull(kinds.get(name));
    }

    private static String text(@Nullable CellValue cell) {
        return cell == null ? "" : cell.text();
    }

    private void check() {
        try (var read = rows.open()) {
            for (var row = read.next(); row != null && !errors.isFull(); row = read.next()) {
                if (++count > limits.maxRows()) {
                    throw limits.tooManyRows();
                }
                unit = row.unit();
                check(row);
            }
            leftOut = read.leftOut();
        }
        if (options.inBody()) {
            kinds.forEach((name, ofColumn) -> ofColumn.errors(name).forEach(errors::add));
        }
        if (kinds.isEmpty() && errors.isEmpty()) {
            var detail = "There are no rows with columns. Send at least one, such as {\"x\": 1}.";
            errors.add(options.inBody()
                    ? FieldError.at("/rows", "no_rows", detail)
                    : FieldError.line(1, "no_rows", detail));
        }
        checkSize();
    }

    private void check(JsonRow row) {
        row.errors().forEach(errors::add);
        malformed = malformed || row.errors().stream().anyMatch(error -> error.code().equals(JsonComplaint.MALFORMED));
        String before = null;
        for (var cell : row.cells().entrySet()) {
            if (errors.isFull()) {
                return;
            }
            checkName(cell.getKey(), before, row);
            checkCell(cell.getKey(), cell.getValue(), row);
            before = cell.getKey();
        }
    }

    private void checkName(String name, @Nullable String before, JsonRow row) {
        if (kinds.containsKey(name)) {
            return;
        }
        order.add(name, before);
        var given = options.type(name);
        var isText = given == ColumnType.CATEGORICAL || given == ColumnType.TEXT;
        kinds.put(name, new CellKinds(isText ? GapWords.NONE : gapWords));
        if (kinds.size() > limits.maxColumns()) {
            throw JsonRows.tooManyColumns(limits);
        }
        if (name.isBlank()) {
            add(row, name, "empty_column_name", "A column has no name. Name every column.");
        }
        checkText(name, name, row);
    }

    private void checkCell(String name, @Nullable CellValue cell, JsonRow row) {
        if (cell == null || cell.text().isEmpty()) {
            return;
        }
        kinds(name).accept(cell, row);
        checkText(name, cell.text(), row);
    }

    private void checkText(String name, String text, JsonRow row) {
        if (text.length() > limits.maxCellLength()) {
            add(row, name, "too_long",
                    "This has more than %d characters. Shorten it, or raise the setting mlp.dataset.max-cell-length."
                            .formatted(limits.maxCellLength()));
        }
        if (!StorableText.isOne(text)) {
            add(row, name, "invalid_value", StorableText.RULE);
        }
    }

    private void add(JsonRow row, String column, String code, String sentence) {
        errors.add(row.error(column, code, sentence));
    }

    /** Sparse rows are small as JSON but not as a table: each cell takes at least a comma. */
    private void checkSize() {
        if ((long) count * kinds.size() > maxSize.toBytes()) {
            throw ProblemException.tooLarge("too_many_cells",
                    "%d rows of %d columns are too many cells. Send fewer, or raise the setting mlp.dataset.max-upload-size."
                            .formatted(count, kinds.size()));
        }
    }
}

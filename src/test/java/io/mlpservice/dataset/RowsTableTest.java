package io.mlpservice.dataset;

import io.mlpservice.column.ColumnType;
import io.mlpservice.column.Place;
import io.mlpservice.dataset.analysis.ColumnOptions;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.JsonRow;
import io.mlpservice.dataset.reading.JsonRows;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RowsTableTest {
    private static final DatasetLimits LIMITS = new DatasetLimits(1000, 200, 10, 10_000);
    private static final DataSize MAX_SIZE = DataSize.ofBytes(50_000);

    @Test
    void refusesMoreRowsThanTheLimit() {
        refused(Collections.nCopies(1001, Map.of()), 413, "too_many_rows");
    }

    @Test
    void refusesMoreColumnsThanTheLimit() {
        refused(List.of(row(201)), 413, "too_many_columns");
    }

    @Test
    void refusesFewCellsThatWouldMakeAHugeTable() throws IOException {
        var rows = Collections.nCopies(1000, Map.<String, @Nullable CellValue>of("c0", new CellValue.Numeric(1)));
        assertThat(written(rows).shape().rowCount()).isEqualTo(1000);
        var sparse = IntStream.range(0, 1000).mapToObj(index -> index == 0 ? row(60) : rows.get(index)).toList();
        refused(sparse, 413, "too_many_cells");
    }

    private static RowsTable written(List<Map<String, @Nullable CellValue>> rows) throws IOException {
        var table = RowsTable.of(() -> rows(rows), ColumnOptions.NONE, LIMITS, MAX_SIZE, GapWords.USUAL,
                new FieldErrors());
        table.write(OutputStream.nullOutputStream());
        return table;
    }

    @Test
    void reportsTheFirstHundredErrorsOfASingleRow() {
        var row = IntStream.range(0, 150).boxed().collect(
                Collectors.<Integer, String, @Nullable CellValue>toMap(index -> "too long a name " + index,
                        _ -> new CellValue.Text("too long a text")));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RowsTable.of(() -> rows(List.of(row)), ColumnOptions.NONE, LIMITS, MAX_SIZE,
                        GapWords.USUAL, new FieldErrors()))
                .satisfies(e -> assertThat(e.problem().errors()).hasSize(100).extracting(FieldError::code)
                        .containsOnly("too_long"));
    }

    @Test
    void namesTheNumberThatMakesAColumnOneOfCodes() throws IOException {
        var rows = List.<Map<String, @Nullable CellValue>>of(Map.of("i", CellValue.of(9007199254740993L)),
                Map.of("i", CellValue.of(5)));
        var table = RowsTable.of(() -> rows(rows), ColumnOptions.NONE, new DatasetLimits(10, 10, 20, 100), MAX_SIZE,
                GapWords.USUAL, new FieldErrors());
        table.write(OutputStream.nullOutputStream());
        var column = table.shape().columns().getFirst();
        assertThat(column.type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(column.oddCell()).startsWith("Row 1 holds '9007199254740993'");
    }

    @Test
    void writesTextThatLooksLikeANumberInQuotes() throws IOException {
        Map<String, @Nullable CellValue> row = new LinkedHashMap<>();
        row.put("0", new CellValue.Text("0"));
        row.put("number", new CellValue.Numeric(0));
        row.put("word", new CellValue.Text("a"));
        var csv = new ByteArrayOutputStream();
        RowsTable.of(() -> rows(List.of(row)), ColumnOptions.NONE, LIMITS, MAX_SIZE, GapWords.USUAL, new FieldErrors())
                .write(csv);
        assertThat(csv.toString(StandardCharsets.UTF_8)).endsWith("\n\"0\",0,a\n");
    }

    private static JsonRows rows(List<Map<String, @Nullable CellValue>> rows) {
        var next = rows.iterator();
        return new JsonRows() {
            private int count;

            @Override
            public @Nullable JsonRow next() {
                return next.hasNext() ? new JsonRow(Place.ROW, ++count, 0, next.next(), List.of()) : null;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private static Map<String, @Nullable CellValue> row(int cells) {
        return IntStream.range(0, cells).boxed().collect(Collectors
                .<Integer, String, @Nullable CellValue>toMap(index -> "c" + index, _ -> new CellValue.Numeric(1)));
    }

    private static void refused(List<Map<String, @Nullable CellValue>> rows, int status, String code) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> RowsTable.of(() -> rows(rows), ColumnOptions.NONE, LIMITS, MAX_SIZE, GapWords.USUAL,
                                new FieldErrors()))
                .satisfies(e -> assertThat(e.problem()).extracting("status", "code").containsExactly(status, code));
    }
}

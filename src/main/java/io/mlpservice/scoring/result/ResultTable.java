package io.mlpservice.scoring.result;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.dataset.MadeTable;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.platform.CellValue;
import io.mlpservice.prediction.answer.AnswerColumns;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A result as a table: the columns of the data set that was predicted, if they are wanted, and behind them the answers.
 * The former keep their types and roles. The latter are ignored by default, since a model that learned from them would
 * learn what another one answers.
 */
public final class ResultTable {
    private final PredictionResult result;
    private final Datasets datasets;
    private final Optional<Dataset> inputs;
    private final AnswerColumns answers;

    /**
     * The table of a result.
     *
     * @param inputs the data set that was predicted; empty to leave its columns out
     */
    public ResultTable(PredictionResult result, Datasets datasets, Optional<Dataset> inputs) {
        this.result = result;
        this.datasets = datasets;
        this.inputs = inputs;
        this.answers = new AnswerColumns(result.schema(), result.rule());
    }

    /** The table; its rows are read when they are written. */
    public MadeTable table() {
        var types = new LinkedHashMap<String, ColumnType>();
        var roles = new LinkedHashMap<String, ColumnRole>();
        inputColumns().forEach(column -> {
            types.put(column.name(), column.type());
            roles.put(column.name(), role(column));
        });
        for (var column : answers.columns()) {
            var name = unused(column.name(), types.keySet());
            types.put(name, column.holdsClasses() ? ColumnType.CATEGORICAL : ColumnType.NUMERIC);
            roles.put(name, ColumnRole.IGNORED);
        }
        return new MadeTable(List.copyOf(types.keySet()), types, roles, dateOrders(), this::writeTo);
    }

    /** What the model predicts stays the target. */
    private ColumnRole role(DatasetColumn column) {
        return result.schema().targetNames().contains(column.name()) ? ColumnRole.TARGET : column.role();
    }

    private List<DatasetColumn> inputColumns() {
        return inputs.map(Dataset::columns).orElse(List.of());
    }

    private Map<String, DateOrder> dateOrders() {
        var orders = new HashMap<String, DateOrder>();
        for (var column : inputColumns()) {
            var order = column.dateOrder();
            if (order != null) {
                orders.put(column.name(), order);
            }
        }
        return orders;
    }

    private static String unused(String name, Set<String> used) {
        var candidate = name;
        for (var number = 2; used.contains(candidate); number++) {
            candidate = name + "_" + number;
        }
        return candidate;
    }

    private void writeTo(MadeTable.Sink sink) throws IOException {
        var names = inputColumns().stream().map(DatasetColumn::name).toList();
        var cells = inputs.map(dataset -> new DatasetCells(datasets, dataset.id(), names, 0, dataset.rowCount()));
        result.forEach(row -> {
            var all = new ArrayList<@Nullable CellValue>();
            cells.ifPresent(input -> all.addAll(input.next()));
            all.addAll(answers.cells(row));
            sink.write(all);
        });
    }
}

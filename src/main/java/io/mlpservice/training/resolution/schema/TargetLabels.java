package io.mlpservice.training.resolution.schema;

import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.TableSource;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Labels;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the classes of a target.
 *
 * @param table the data set's rows, asked for only where its summary does not hold enough
 */
public record TargetLabels(TableSource table) {
    /** The maximum number of classes of a target. */
    static final int MOST = 1_000;

    /** The labels in the order of the output units; one more than {@link #MOST} if there are too many. */
    public List<String> of(DatasetColumn column) {
        return column.distinctLabels().map(all -> Labels.inOrder(all.stream())).orElseGet(() -> labelsOfRows(column));
    }

    private List<String> labelsOfRows(DatasetColumn column) {
        return switch (table.read(List.of(column.name())).column(column.name()).orElseThrow()) {
            case Column.Categorical(var name, var categories, var codes) ->
                Labels.inOrder(Arrays.stream(codes).filter(code -> code >= 0).distinct().limit(MOST + 1)
                        .mapToObj(categories::get));
            case Column.Numeric(var name, var values) ->
                Labels.inOrder(Arrays.stream(values).filter(value -> !Double.isNaN(value)).distinct().limit(MOST + 1)
                        .mapToObj(Column.Numeric::text));
        };
    }
}

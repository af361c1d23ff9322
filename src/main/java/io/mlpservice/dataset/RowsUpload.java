package io.mlpservice.dataset;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.ColumnType;
import io.mlpservice.dataset.analysis.ColumnOptions;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.label.Label;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A table as JSON.
 *
 * @param name of the data set; {@code dataset.csv} when none is given
 * @param rows one object for each row, from column name to cell; a column that a row leaves out is missing there.
 *        Columns are in the order of the first row; one that only later rows have stands behind the column before it
 *        there. All cells of a column are of one kind: numbers, strings or booleans.
 * @param types the types of columns; those of other columns are found
 * @param roles the roles of columns; other columns are features, or ignored for a reason that they say
 * @param dateOrder the order of dates where two are possible
 * @param labels by name; they can be changed
 * @param note can be changed
 */
@Schema(example = "{\"name\": \"flowers\", \"rows\": [{\"petal_length\": 1.4, \"species\": \"setosa\"}, {\"petal_length\": 4.7, \"species\": \"versicolor\"}]}")
record RowsUpload(@Nullable String name, List<Map<String, @Nullable CellValue>> rows,
        @Nullable Map<String, ColumnType> types, @Nullable Map<String, ColumnRole> roles,
        @Nullable DateOrder dateOrder,
        @Schema(description = "Labels of the data set. "
                + Label.RULES, example = "{\"stage\": \"trial\"}") @Nullable Map<String, String> labels,
        @Schema(description = "A note of up to 2,000 characters.", example = "The first try.") @Nullable String note) {
    /** What it says of its columns. */
    ColumnOptions columns() {
        return new ColumnOptions(Objects.requireNonNullElse(types, Map.of()),
                Objects.requireNonNullElse(roles, Map.of()), dateOrder, Map.of(), List.of(), true);
    }

    Annotations annotations() {
        return Annotations.of(labels, note);
    }
}

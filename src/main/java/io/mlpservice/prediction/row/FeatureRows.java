package io.mlpservice.prediction.row;

import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Rows to predict: for each row a cell for every feature, in the order of the model's schema. Every protocol translates
 * its requests into this form.
 */
public sealed interface FeatureRows {
    /** The number of rows. */
    int size();

    /** Locates the rows in the client's request. */
    RowPlaces places();

    /**
     * Cells as in tables, not checked yet.
     *
     * @param cells [rows][features], null where a cell is empty
     * @param marks in numbers that are text; null for those of the model's data set
     */
    record Cells(List<List<@Nullable CellValue>> cells, RowPlaces places, @Nullable NumberMarks marks)
            implements
                FeatureRows {
        /** Cells with the marks of the model's data set. */
        public Cells(List<List<@Nullable CellValue>> cells, RowPlaces places) {
            this(cells, places, null);
        }

        @Override
        public int size() {
            return cells.size();
        }
    }

    /**
     * Only numbers, which need no check, for a model of numeric features.
     *
     * @param numbers [rows][features], finite
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Numbers(double[][] numbers, RowPlaces places) implements FeatureRows {
        @Override
        public int size() {
            return numbers.length;
        }
    }
}

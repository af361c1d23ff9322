package io.mlpservice.prediction;

import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Rows to predict, each with a cell for every feature of a model, in the order of its schema. Whatever a client sent, JSON or
 * another format, becomes one of these before {@link Predictions} sees it.
 */
public sealed interface FeatureRows {
    /** How many rows there are. */
    int size();

    /** Where the rows stand in what the client sent. */
    RowPlaces places();

    /**
     * Cells as tables have them, not checked yet.
     *
     * @param cells [rows][features], null where a cell is empty
     */
    record Cells(List<List<@Nullable CellValue>> cells, RowPlaces places) implements FeatureRows {
        @Override
        public int size() {
            return cells.size();
        }
    }

    /**
     * Nothing but numbers, which need no check.
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

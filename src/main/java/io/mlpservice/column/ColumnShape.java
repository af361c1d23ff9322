package io.mlpservice.column;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.NumberSign;
import org.jspecify.annotations.Nullable;

/**
 * What the first look at a column finds.
 *
 * @param name not empty
 * @param type of its values; a categorical column may turn out to be text once its values are counted
 * @param given whether the upload says the type
 * @param dateOrder the order in which its dates are written; null for other types
 * @param sign beside its numbers
 * @param oddCell what is odd about a cell, as a sentence; null if nothing is
 */
public record ColumnShape(String name, ColumnType type, boolean given, @Nullable DateOrder dateOrder,
        NumberSign sign, @Nullable String oddCell) {
    /** A column of a type that needs no looking. */
    ColumnShape(String name, ColumnType type) {
        this(name, type, false, null, NumberSign.NONE, null);
    }
}

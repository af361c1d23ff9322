package io.mlpservice.dataset;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of the columns of rows that may each have other ones. A column that a later row is the first to have stands
 * right behind the column before it in that row, so that the last column stays last unless a row has one behind it.
 */
final class ColumnOrder {
    /** The column behind each one; behind null stands the first, and null stands behind the last. */
    private final Map<@Nullable String, @Nullable String> next = new HashMap<>();

    /**
     * Adds a column.
     *
     * @param before the column before it in its row, which was added earlier; null if it is the first there
     */
    void add(String name, @Nullable String before) {
        next.put(name, next.get(before));
        next.put(before, name);
    }

    /** The columns in their order. */
    List<String> names() {
        var names = new ArrayList<String>(next.size());
        for (var name = next.get(null); name != null; name = next.get(name)) {
            names.add(name);
        }
        return names;
    }
}

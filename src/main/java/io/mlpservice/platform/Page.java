package io.mlpservice.platform;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A part of a list, newest first.
 *
 * @param items at most as many as were asked for
 * @param nextCursor what to send as {@code cursor} for the next part; null at the end
 * @param hasMore whether there is a next part
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, boolean hasMore) {
    /** Keeps the items for itself. */
    public Page {
        items = List.copyOf(items);
    }
}

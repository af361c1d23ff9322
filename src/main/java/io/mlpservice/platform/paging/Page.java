package io.mlpservice.platform.paging;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of a list, newest first.
 *
 * @param items at most the number asked for
 * @param nextCursor send it as {@code cursor} for the next page; null at the end
 * @param hasMore whether there is another page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, boolean hasMore) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}

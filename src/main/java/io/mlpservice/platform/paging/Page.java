package io.mlpservice.platform.paging;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
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

    /** The same page with other items. */
    public <U> Page<U> map(Function<T, U> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor, hasMore);
    }
}

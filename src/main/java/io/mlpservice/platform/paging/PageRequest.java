package io.mlpservice.platform.paging;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which page of a list to return; a controller parameter read from the query.
 *
 * @param cursor the {@code next_cursor} of the previous page; none for the first page
 * @param limit the maximum number of items, 1 to 100; default 20
 * @param order the direction; null for that of the sort
 */
public record PageRequest(
        @Parameter(description = "The `next_cursor` of the page before, with the same filters and sort; none for the first page.") @Nullable String cursor,
        @Parameter(description = "The maximum number of items.") @Schema(minimum = "1", maximum = "100", defaultValue = "20") @Nullable Integer limit,
        @Parameter(description = "The direction. By default the newest items come first, names from A to Z, and the best values of a metric first.") @Nullable SortOrder order) {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAXIMUM_LIMIT = 100;

    /** Checks the limit. */
    public PageRequest {
        if (limit != null && (limit < 1 || limit > MAXIMUM_LIMIT)) {
            throw ProblemException.invalid(List.of(FieldError.parameter("limit", "out_of_range",
                    "limit is %d; it must be from 1 to %d.".formatted(limit, MAXIMUM_LIMIT))));
        }
    }

    /** The first page of a list, in its own order. */
    public static PageRequest first() {
        return new PageRequest(null, null, null);
    }

    /** Reads the items of a list that is sorted by time. */
    @FunctionalInterface
    public interface ByTime<R> {
        /** At most a number of items after a position. */
        List<R> read(Cursor start, boolean descending, int limit);
    }

    /**
     * A page of a list that is read by SQL of its own.
     *
     * @param list marks the cursors of this list
     */
    public <R extends Listed> Page<R> read(String list, ByTime<R> items) {
        var descending = descends(true);
        var fingerprint = "%s-%s".formatted(list, descending);
        var start = start(fingerprint, null).orElse(Cursor.edge(descending));
        return page(items.read(start, descending, size() + 1), last -> Cursor.at(last, null, fingerprint));
    }

    boolean descends(boolean byDefault) {
        return order == null ? byDefault : order == SortOrder.DESCENDING;
    }

    /** The position behind which the page starts; empty for the first page. */
    Optional<Cursor> start(String list, @Nullable SortKey<?, ?, ?> sort) {
        return cursor == null || cursor.isEmpty() ? Optional.empty() : Optional.of(Cursor.parse(cursor, list, sort));
    }

    /** Makes a page of the items found: one more than its size if there are further ones. */
    <T> Page<T> page(List<T> found, Function<T, Cursor> place) {
        var hasMore = found.size() > size();
        var items = hasMore ? found.subList(0, size()) : found;
        return new Page<>(items, hasMore ? place.apply(items.getLast()).toString() : null, hasMore);
    }

    int size() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }
}

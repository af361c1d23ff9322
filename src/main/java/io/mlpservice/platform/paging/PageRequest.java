package io.mlpservice.platform.paging;

import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

import java.util.List;
import java.util.function.Function;

/**
 * Which page of a list to return; a controller parameter read from the query.
 *
 * @param cursor the {@code next_cursor} of the previous page; none for the first page
 * @param limit the maximum number of items, 1 to 100; default 20
 */
public record PageRequest(@Nullable String cursor,
        @Schema(minimum = "1", maximum = "100", defaultValue = "20") @Nullable Integer limit) {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAXIMUM_LIMIT = 100;

    /** Checks the limit. */
    public PageRequest {
        if (limit != null && (limit < 1 || limit > MAXIMUM_LIMIT)) {
            throw ProblemException.invalid(List.of(FieldError.parameter("limit", "out_of_range",
                    "limit is %d; it must be from 1 to %d.".formatted(limit, MAXIMUM_LIMIT))));
        }
    }

    /** The position after which the page starts: its items have a smaller {@code (created_at, id)}. */
    public Cursor start() {
        return cursor == null || cursor.isEmpty() ? Cursor.START : Cursor.parse(cursor);
    }

    /** The number of items to query: one more than the limit, to see whether there are more. */
    public Limit fetch() {
        return Limit.of(size() + 1);
    }

    /** Makes a page of the items found, at most {@link #fetch} of them. */
    public <T> Page<T> page(List<T> found, Function<T, Cursor> place) {
        var hasMore = found.size() > size();
        var items = hasMore ? found.subList(0, size()) : found;
        return new Page<>(items, hasMore ? place.apply(items.getLast()).toString() : null, hasMore);
    }

    private int size() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }
}

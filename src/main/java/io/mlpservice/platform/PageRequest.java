package io.mlpservice.platform;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

import java.util.List;
import java.util.function.Function;

/**
 * Which part of a list is wanted: a parameter of a controller's method, read from the query.
 *
 * @param cursor the {@code next_cursor} of the part before; none for the first part
 * @param limit how many items, 1 to 100; 20 when none is given
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

    /** Where the part starts: it holds items with {@code (created_at, id)} less than this, the largest first. */
    public Cursor start() {
        return cursor == null || cursor.isEmpty() ? Cursor.START : Cursor.parse(cursor);
    }

    /** How many items to ask the database for: one more than wanted, to see whether there are more. */
    public Limit fetch() {
        return Limit.of(size() + 1);
    }

    /** Makes the page out of the items found, at most {@link #fetch} of them. */
    public <T> Page<T> page(List<T> found, Function<T, Cursor> place) {
        var hasMore = found.size() > size();
        var items = hasMore ? found.subList(0, size()) : found;
        return new Page<>(items, hasMore ? place.apply(items.getLast()).toString() : null, hasMore);
    }

    private int size() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }
}

package io.mlpservice.platform.paging;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A position in a list: the next page holds the items behind it.
 *
 * @param list the fingerprint of the list
 * @param key what the list is sorted by, as text; empty if it is sorted by time
 */
public record Cursor(String list, Instant createdAt, UUID id, String key) {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Cursor NEWEST = new Cursor("", LATEST, new UUID(-1, -1), "");
    private static final Cursor OLDEST = new Cursor("", Instant.EPOCH, new UUID(0, 0), "");
    private static final int PARTS = 4;

    /** Before the first item of a list that is sorted by time. */
    static Cursor edge(boolean descending) {
        return descending ? NEWEST : OLDEST;
    }

    /** The position of an item. */
    static <R extends Listed> Cursor at(R item, @Nullable SortKey<?, R, ?> sort, String list) {
        return new Cursor(list, item.createdAt(), item.id(), sort == null ? "" : sort.text(item));
    }

    /**
     * Parses the output of {@link #toString}; anything else is the client's mistake.
     *
     * @param list the fingerprint of the list that is read
     */
    static Cursor parse(String text, String list, @Nullable SortKey<?, ?, ?> sort) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", PARTS);
            if (parts.length < PARTS) {
                throw forged();
            }
            var cursor = new Cursor(parts[0], time(parts[1]), UUID.fromString(parts[2]), parts[PARTS - 1]);
            if (!cursor.list.equals(list)) {
                throw refused("not_applicable",
                        "This cursor belongs to a list with other filters or another sort. Send the same parameters with it as before, or no cursor to start.");
            }
            if (sort != null) {
                var _ = sort.read().apply(cursor.key);
            }
            return cursor;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw forged();
        }
    }

    /** A time that both databases store. */
    static Instant time(String text) {
        var time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("out of range");
        }
        return time;
    }

    private static ProblemException forged() {
        return refused("invalid_value",
                "This is not a cursor; send the next_cursor of the previous page, or none to start.");
    }

    private static ProblemException refused(String code, String detail) {
        return ProblemException.invalid(List.of(FieldError.parameter("cursor", code, detail)));
    }

    /** The condition for the rows behind this position; they have {@code createdAt} and {@code id}. */
    <E> Predicate behind(ListQuery<E, ?> query, boolean descending, Root<E> row, CriteriaBuilder is) {
        return query.sort() == null
                ? inTime(descending, row, is)
                : query.sort().behind(key, descending, row, inTime(true, row, is), is);
    }

    /** It begins with a range, which an index finds. */
    private Predicate inTime(boolean descending, Path<?> row, CriteriaBuilder is) {
        var anotherTime = is.notEqual(row.get("createdAt"), createdAt);
        return descending
                ? is.and(is.lessThanOrEqualTo(row.get("createdAt"), createdAt),
                        is.or(anotherTime, is.lessThan(row.get("id"), id)))
                : is.and(is.greaterThanOrEqualTo(row.get("createdAt"), createdAt),
                        is.or(anotherTime, is.greaterThan(row.get("id"), id)));
    }

    /** The cursor as a client sees it. */
    @Override
    public String toString() {
        var text = String.join(" ", list, createdAt.toString(), id.toString(), key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

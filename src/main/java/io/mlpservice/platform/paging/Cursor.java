package io.mlpservice.platform.paging;

import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.ProblemException;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A position in a list that is ordered newest first. The next page holds the items after it: older ones, or those of
 * the same time with a smaller id.
 */
public record Cursor(Instant createdAt, UUID id) {
    /** Before the first item. */
    static final Cursor START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    /** Parses the output of {@link #toString}; anything else is the client's mistake. */
    static Cursor parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
            var cursor = new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
            if (cursor.createdAt.isBefore(Instant.EPOCH) || cursor.createdAt.isAfter(START.createdAt)) {
                throw forged();
            }
            return cursor;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw forged();
        }
    }

    private static ProblemException forged() {
        return ProblemException.invalid(List.of(FieldError.parameter("cursor", "invalid_value",
                "This is not a cursor; send the next_cursor of the previous page, or none to start.")));
    }

    /** The condition for the rows after this position; they have {@code createdAt} and {@code id}. */
    public Predicate isBefore(Path<?> row, CriteriaBuilder is) {
        return is.or(is.lessThan(row.get("createdAt"), createdAt),
                is.and(is.equal(row.get("createdAt"), createdAt), is.lessThan(row.get("id"), id)));
    }

    /** The cursor as a client sees it. */
    @Override
    public String toString() {
        var text = createdAt + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}

package io.mlpservice.platform.paging;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.zip.CRC32;

/**
 * Which list to read.
 *
 * @param rows the entity
 * @param items what is read of each row
 * @param select selects the item
 * @param filter which rows
 * @param sort null to sort by time
 */
public record ListQuery<E, R extends Listed>(Class<E> rows, Class<R> items,
        BiFunction<Root<E>, CriteriaBuilder, Selection<R>> select, Filter<E> filter, @Nullable SortKey<E, R, ?> sort) {

    /** A list of whole rows, sorted by time. */
    public static <E extends Listed> ListQuery<E, E> ofRows(Class<E> rows, Filter<E> filter) {
        return ofRows(rows, filter, null);
    }

    /** A list of whole rows. */
    public static <E extends Listed> ListQuery<E, E> ofRows(Class<E> rows, Filter<E> filter,
            @Nullable SortKey<E, E, ?> sort) {
        return new ListQuery<>(rows, rows, (row, _) -> row, filter, sort);
    }

    /** A list of records, which have a constructor for these attributes. */
    public static <E, R extends Listed> ListQuery<E, R> ofRecords(Class<E> rows, Class<R> records,
            List<String> attributes, Filter<E> filter, @Nullable SortKey<E, R, ?> sort) {
        return new ListQuery<>(rows, records,
                (row, is) -> is.construct(records, attributes.stream().map(row::get).toArray(Selection[]::new)), filter,
                sort);
    }

    /** Marks the cursors of this list. */
    String fingerprint(boolean descending) {
        var checksum = new CRC32();
        checksum.update("%s %s %s %s".formatted(rows.getSimpleName(), filter, sort == null ? "" : sort.name(),
                descending).getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue());
    }
}

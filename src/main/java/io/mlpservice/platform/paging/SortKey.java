package io.mlpservice.platform.paging;

import io.mlpservice.platform.StorableText;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

import java.time.Instant;
import java.util.function.Function;

/**
 * What a list is sorted by. No row lacks it; where rows agree in it, the newest comes first.
 *
 * @param name marks the cursors of this sort
 * @param ofRow where the database finds it
 * @param ofItem the same of an item
 * @param read reads it from a cursor, which has it as text
 * @param descends whether large values come first by default
 */
public record SortKey<E, R, K extends Comparable<? super K>>(String name, Function<Root<E>, Expression<K>> ofRow,
        Function<R, K> ofItem, Function<String, K> read, boolean descends) {

    /** Texts, from A to Z by default. */
    public static <E, R> SortKey<E, R, String> ofText(String name, Function<Root<E>, Expression<String>> ofRow,
            Function<R, String> ofItem) {
        return new SortKey<>(name, ofRow, ofItem, SortKey::text, false);
    }

    /** Times, the latest first by default. */
    public static <E, R> SortKey<E, R, Instant> ofTime(String name, Function<Root<E>, Expression<Instant>> ofRow,
            Function<R, Instant> ofItem) {
        return new SortKey<>(name, ofRow, ofItem, Cursor::time, true);
    }

    /** Finite numbers. */
    public static <E, R> SortKey<E, R, Double> ofNumber(String name, Function<Root<E>, Expression<Double>> ofRow,
            Function<R, Double> ofItem, boolean descends) {
        return new SortKey<>(name, ofRow, ofItem, SortKey::number, descends);
    }

    private static String text(String text) {
        if (!StorableText.isOne(text)) {
            throw new IllegalArgumentException("no database stores this");
        }
        return text;
    }

    private static Double number(String text) {
        var number = Double.valueOf(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not a finite number");
        }
        return number;
    }

    /**
     * The condition for the rows behind a place in the list, whose ties {@code behindInTime} decides. It begins with a
     * range, which an index finds.
     */
    Predicate behind(String place, boolean descending, Root<E> row, Predicate behindInTime, CriteriaBuilder is) {
        var key = ofRow.apply(row);
        var value = read.apply(place);
        return is.and(descending ? is.lessThanOrEqualTo(key, value) : is.greaterThanOrEqualTo(key, value),
                is.or(is.notEqual(key, value), behindInTime));
    }

    Order order(boolean descending, Root<E> row, CriteriaBuilder is) {
        return descending ? is.desc(ofRow.apply(row)) : is.asc(ofRow.apply(row));
    }

    String text(R item) {
        return ofItem.apply(item).toString();
    }
}

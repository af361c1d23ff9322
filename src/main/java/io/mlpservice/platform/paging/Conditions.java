package io.mlpservice.platform.paging;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Collects what the rows of a list must fulfil, all of it together. */
public final class Conditions {
    private final Path<?> row;
    private final CriteriaBuilder is;
    private final List<Predicate> all = new ArrayList<>();

    Conditions(Path<?> row, CriteriaBuilder is) {
        this.row = row;
        this.is = is;
    }

    /** The attribute must have the value; null is any value. */
    public Conditions equal(String attribute, @Nullable Object value) {
        if (value != null) {
            all.add(is.equal(row.get(attribute), value));
        }
        return this;
    }

    /** A further condition. */
    public Conditions add(Predicate condition) {
        all.add(condition);
        return this;
    }

    Predicate[] all() {
        return all.toArray(Predicate[]::new);
    }
}

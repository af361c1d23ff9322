package io.mlpservice.platform.paging;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;

/** Which rows to list. Its text names all that it asks for, since a cursor belongs to one filter. */
public interface Filter<E> {
    /** Adds what a row must fulfil. */
    void addTo(Conditions conditions, Root<E> row, CriteriaBuilder is);
}

package io.mlpservice.platform.paging;

import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.problem.DamagedRecordException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Reads lists page by page. A page begins behind the last item of the one before, wherever that is by then: rows that are
 * added or deleted in between neither repeat others nor hide them.
 */
@Component
public class Listing {
    private static final Logger LOG = LoggerFactory.getLogger(Listing.class);
    /** More damaged rows in a row end the list. */
    private static final int MOST_LEFT_OUT = 1_000;

    private final EntityManager entities;
    private final Damages damages;

    Listing(EntityManager entities, Damages damages) {
        this.entities = entities;
        this.damages = damages;
    }

    /**
     * A page of a list. Rows that are damaged are noted and left out. Call it outside of transactions, which would end with the
     * first of them.
     *
     * @throws io.mlpservice.platform.problem.ProblemException if the cursor belongs to another list
     */
    public <E, R extends Listed> Page<R> page(ListQuery<E, R> list, PageRequest page) {
        return page.page(rows(list, page),
                last -> Cursor.at(last, list.sort(), list.fingerprint(descends(list, page))));
    }

    /** The rows of a page and one more, which says whether there are more. */
    private <E, R extends Listed> List<R> rows(ListQuery<E, R> list, PageRequest page) {
        var query = query(list, page, list.items(), list.select());
        try {
            return query.setMaxResults(page.size() + 1).getResultList();
        } catch (RuntimeException e) {
            if (!DamagedRecordException.isBehind(e)) {
                throw e;
            }
            return wholeRows(list, page);
        }
    }

    private <E, R extends Listed> List<R> wholeRows(ListQuery<E, R> list, PageRequest page) {
        var ids = query(list, page, Object.class, (row, _) -> row.get("id"))
                .setMaxResults(page.size() + 1 + MOST_LEFT_OUT).getResultList();
        var found = new ArrayList<R>();
        for (var place = 0; place < ids.size() && found.size() <= page.size(); place++) {
            try {
                found.addAll(row(list, ids.get(place)));
            } catch (RuntimeException e) {
                if (!DamagedRecordException.isBehind(e)) {
                    throw e;
                }
                note(list.rows(), ids.get(place));
            }
        }
        return found;
    }

    /** A row, unless it was deleted meanwhile. */
    private <E, R extends Listed> List<R> row(ListQuery<E, R> list, Object id) {
        var is = entities.getCriteriaBuilder();
        var query = is.createQuery(list.items());
        var row = query.from(list.rows());
        query.select(list.select().apply(row, is)).where(is.equal(row.get("id"), id));
        return entities.createQuery(query).getResultList();
    }

    private void note(Class<?> entity, Object id) {
        Stored.of(entity).ifPresentOrElse(
                kind -> damages.found(kind, (UUID) id, id, "its description cannot be read"),
                () -> LOG.error("A list leaves out the {} {}, which is damaged.", entity.getSimpleName(), id));
    }

    private <E, X> TypedQuery<X> query(ListQuery<E, ?> list, PageRequest page, Class<X> items,
            BiFunction<Root<E>, CriteriaBuilder, Selection<X>> select) {
        var is = entities.getCriteriaBuilder();
        var query = is.createQuery(items);
        var row = query.from(list.rows());
        var descending = descends(list, page);
        var conditions = new Conditions(row, is);
        list.filter().addTo(conditions, row, is);
        page.start(list.fingerprint(descending), list.sort())
                .ifPresent(start -> conditions.add(start.behind(list, descending, row, is)));
        query.select(select.apply(row, is)).where(conditions.all()).orderBy(order(list, descending, row, is));
        return entities.createQuery(query);
    }

    private static boolean descends(ListQuery<?, ?> list, PageRequest page) {
        return page.descends(list.sort() == null || list.sort().descends());
    }

    /**
     * All rows have the same owner. The order begins with it because indexes do: only so does H2 read a page from an index
     * instead of sorting all that the owner has.
     */
    private static <E> List<Order> order(ListQuery<E, ?> list, boolean descending, Root<E> row, CriteriaBuilder is) {
        var order = new ArrayList<Order>();
        order.add(is.asc(row.get("owner")));
        if (list.sort() != null) {
            order.add(list.sort().order(descending, row, is));
        }
        var newestFirst = list.sort() != null || descending;
        for (var attribute : List.of("createdAt", "id")) {
            order.add(newestFirst ? is.desc(row.get(attribute)) : is.asc(row.get(attribute)));
        }
        return order;
    }
}

package io.mlpservice.platform.paging;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Root;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists page by page. A page begins behind the last item of the one before, wherever that is by then: rows that are
 * added or deleted in between neither repeat others nor hide them.
 */
@Component
public class Listing {
    private final EntityManager entities;

    Listing(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A page of a list.
     *
     * @throws io.mlpservice.platform.ProblemException if the cursor belongs to another list
     */
    public <E, R extends Listed> Page<R> page(ListQuery<E, R> list, PageRequest page) {
        var is = entities.getCriteriaBuilder();
        var query = is.createQuery(list.items());
        var row = query.from(list.rows());
        var descending = page.descends(list.sort() == null || list.sort().descends());
        var fingerprint = list.fingerprint(descending);
        var conditions = new Conditions(row, is);
        list.filter().addTo(conditions, row, is);
        page.start(fingerprint, list.sort())
                .ifPresent(start -> conditions.add(start.behind(list, descending, row, is)));
        query.select(list.select().apply(row, is)).where(conditions.all()).orderBy(order(list, descending, row, is));
        return page.page(entities.createQuery(query).setMaxResults(page.size() + 1).getResultList(),
                last -> Cursor.at(last, list.sort(), fingerprint));
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

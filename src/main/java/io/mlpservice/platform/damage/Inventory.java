package io.mlpservice.platform.damage;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

/** What is stored, of all owners. */
@Component
class Inventory {
    private static final int PAGE = 500;

    private final JdbcClient client;

    Inventory(JdbcTemplate jdbc) {
        this.client = JdbcClient.create(jdbc);
    }

    /** A stored thing. */
    record Thing(UUID id, @Nullable String name, String owner) {}

    /** The next things of a kind behind an id, in the order of their ids; none if there are no more. */
    List<Thing> behind(Stored kind, UUID id) {
        return client.sql("select id, %s as name, owner from %s where id > ? order by id fetch first %d rows only"
                .formatted(kind.nameInSql(), kind.table(), PAGE)).param(id)
                .query((row, _) -> new Thing(row.getObject("id", UUID.class), row.getString("name"),
                        row.getString("owner")))
                .list();
    }

    /** Whether a thing is still there. */
    boolean has(Stored kind, UUID id) {
        return client.sql("select count(*) from %s where id = ?".formatted(kind.table())).param(id)
                .query(Integer.class).single() > 0;
    }
}

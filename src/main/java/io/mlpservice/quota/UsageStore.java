package io.mlpservice.quota;

import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.owner.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is stored, as the database counts it. Each thing's size is a column, so that a count does not read the things. */
@Component
class UsageStore {
    private final JdbcClient client;
    private final Map<StoredKind, StoredTable> tables;
    private final String bytesOfOwner;
    private final String bytesOfAll;
    private final String unfinishedJobs;

    UsageStore(JdbcClient client, List<StoredTable> tables) {
        this.client = client;
        this.tables = tables.stream().collect(Collectors.toUnmodifiableMap(StoredTable::kind, Function.identity()));
        this.bytesOfOwner = each(tables,
                "select '%1$s' as kind, coalesce(sum(stored_bytes), 0) as bytes from %2$s where owner = :owner");
        this.bytesOfAll = "select sum(bytes) from (%s) sizes"
                .formatted(each(tables, "select coalesce(sum(stored_bytes), 0) as bytes from %2$s"));
        this.unfinishedJobs = "select sum(jobs) from (%s) counts"
                .formatted(each(tables.stream().filter(StoredTable::ofJobs).toList(),
                        "select count(*) as jobs from %2$s where owner = :owner and state in (:unfinished)"));
    }

    private static String each(List<StoredTable> tables, String query) {
        return tables.stream().map(table -> query.formatted(table.kind().name(), table.name()))
                .collect(Collectors.joining(" union all "));
    }

    /** Measures a thing. */
    void measure(StoredKind kind, UUID id) {
        var table = table(kind);
        client.sql("update %s set stored_bytes = %s where id = ?".formatted(table.name(), table.size())).param(id)
                .update();
    }

    /** Takes in that a thing has grown. */
    void add(StoredKind kind, UUID id, long bytes) {
        client.sql("update %s set stored_bytes = stored_bytes + ? where id = ?".formatted(table(kind).name()))
                .params(bytes, id).update();
    }

    private StoredTable table(StoredKind kind) {
        return Objects.requireNonNull(tables.get(kind));
    }

    /** Makes other transactions that count wait until the current one ends. */
    void lock() {
        client.sql("select number from quota_lock for update").query(Integer.class).single();
    }

    StoredBytes bytes(Owner owner) {
        var bytes = new EnumMap<StoredKind, Long>(StoredKind.class);
        client.sql(bytesOfOwner).param("owner", owner.name())
                .query((row, _) -> bytes.put(StoredKind.valueOf(row.getString("kind")), row.getLong("bytes"))).list();
        return new StoredBytes(bytes);
    }

    long bytesOfAll() {
        return client.sql(bytesOfAll).query(Long.class).single();
    }

    long bytesOfAll(StoredKind kind) {
        return client.sql("select coalesce(sum(stored_bytes), 0) from " + table(kind).name()).query(Long.class)
                .single();
    }

    long unfinishedJobs(Owner owner) {
        return client.sql(unfinishedJobs).param("owner", owner.name())
                .param("unfinished", JobState.UNFINISHED.stream().map(JobState::name).toList()).query(Long.class)
                .single();
    }
}

package io.mlpservice.security.key;

import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.paging.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table of keys. */
@Component
class KeyStore {
    /** A key and the hash of its secret. */
    record StoredKey(ApiKey key, String sha256) {}

    private static final String COLUMNS = "id, name, owner, scopes, secret_sha256, expires_at, created_at, last_used_at";
    private static final String IS_ADMIN = "scopes like '%admin%' and (expires_at is null or expires_at > ?)";

    private final JdbcClient client;

    KeyStore(JdbcClient client) {
        this.client = client;
    }

    void insert(ApiKey key, String sha256) {
        insert(key, sha256, null);
    }

    /**
     * Stores the first key. Other processes that do so wait for the end of the transaction.
     *
     * @throws DuplicateKeyException if another process was first
     */
    void insertFirst(ApiKey key, String sha256) {
        insert(key, sha256, true);
    }

    private void insert(ApiKey key, String sha256, @Nullable Boolean first) {
        client.sql("""
                insert into api_key (id, name, owner, scopes, secret_sha256, expires_at, created_at, is_first)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(key.id(), key.name(), key.owner(), text(key.scopes()), sha256,
                        key.expiresAt() == null ? null : at(key.expiresAt()),
                        at(key.createdAt()), first))
                .update();
    }

    Optional<StoredKey> find(UUID id) {
        return client.sql("select " + COLUMNS + " from api_key where id = ?").param(id)
                .query((row, number) -> new StoredKey(key(row), row.getString("secret_sha256"))).optional();
    }

    List<ApiKey> page(Cursor after, boolean descending, int limit) {
        return client
                .sql("select " + COLUMNS
                        + """
                                 from api_key where created_at %1$s ? or (created_at = ? and id %1$s ?)
                                order by created_at %2$s, id %2$s limit ?""".formatted(descending ? "<" : ">",
                                descending ? "desc" : "asc"))
                .params(at(after.createdAt()), at(after.createdAt()), after.id(), limit)
                .query((row, number) -> key(row)).list();
    }

    boolean hasAdmin(Instant now) {
        return client.sql("select count(*) from api_key where " + IS_ADMIN).param(at(now))
                .query((row, number) -> row.getLong(1)).single() > 0;
    }

    /** The keys that can manage keys, locked until the transaction ends. */
    List<UUID> lockAdmins(Instant now) {
        return client.sql("select id from api_key where " + IS_ADMIN + " order by id for update").param(at(now))
                .query((row, number) -> row.getObject("id", UUID.class)).list();
    }

    boolean delete(UUID id) {
        return client.sql("delete from api_key where id = ?").param(id).update() > 0;
    }

    void setLastUse(UUID id, Instant time) {
        client.sql("update api_key set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)")
                .params(at(time), id, at(time)).update();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(row.getObject("id", UUID.class), row.getString("name"), row.getString("owner"),
                scopes(row.getString("scopes")), instant(row, "expires_at"),
                Objects.requireNonNull(instant(row, "created_at")), instant(row, "last_used_at"));
    }

    private static String text(List<Scope> scopes) {
        return scopes.stream().map(Scope::text).collect(Collectors.joining(","));
    }

    private static List<Scope> scopes(String text) {
        return Arrays.stream(text.split(",", -1)).map(scope -> Scope.valueOf(scope.toUpperCase(Locale.ROOT))).toList();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

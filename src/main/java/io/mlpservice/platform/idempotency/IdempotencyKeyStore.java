package io.mlpservice.platform.idempotency;

import io.mlpservice.platform.ServiceSettings;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The table of idempotency keys. */
@Component
class IdempotencyKeyStore {
    /** A request that created something, and its answer as JSON. */
    record Earlier(String bodySha256, String created) {}

    private final JdbcClient client;
    private final Duration retention;

    IdempotencyKeyStore(JdbcClient client, ServiceSettings settings) {
        this.client = client;
        this.retention = settings.http().idempotencyKeyRetention();
    }

    Optional<Earlier> find(IdempotencyKey key) {
        return client.sql("""
                select body_sha256, created from idempotency_key
                where owner = ? and operation = ? and key_text = ? and created_at >= ?""")
                .params(key.owner(), key.operation(), key.text(), oldest())
                .query((row, number) -> new Earlier(row.getString("body_sha256"), row.getString("created")))
                .optional();
    }

    /**
     * Claims a key for the current transaction. Other transactions that claim it wait for the end of this one.
     *
     * @return false if the wait for another transaction with the key timed out
     * @throws DuplicateKeyException if another transaction has used the key
     */
    boolean claim(IdempotencyKey key, String bodySha256) {
        try {
            client.sql(
                    "delete from idempotency_key where owner = ? and operation = ? and key_text = ? and created_at < ?")
                    .params(key.owner(), key.operation(), key.text(), oldest()).update();
            client.sql("""
                    insert into idempotency_key (owner, operation, key_text, body_sha256, created_at)
                    values (?, ?, ?, ?, ?)""")
                    .params(key.owner(), key.operation(), key.text(), bodySha256, now()).update();
            return true;
        } catch (ConcurrencyFailureException underWay) {
            return false;
        }
    }

    /** Stores what was created under a key that the current transaction claimed. */
    void complete(IdempotencyKey key, String created) {
        client.sql("update idempotency_key set created = ? where owner = ? and operation = ? and key_text = ?")
                .params(created, key.owner(), key.operation(), key.text()).update();
    }

    /** Runs in every process, which is harmless. */
    @Scheduled(fixedDelayString = "1h")
    void forgetOldOnes() {
        client.sql("delete from idempotency_key where created_at < ?").param(oldest()).update();
    }

    private OffsetDateTime oldest() {
        return now().minus(retention);
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}

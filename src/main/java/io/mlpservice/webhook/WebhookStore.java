package io.mlpservice.webhook;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The webhooks in the database, one for each job that has one. Writes take part in the transaction around. */
@Component
class WebhookStore {
    private final JdbcClient client;

    WebhookStore(JdbcTemplate jdbc) {
        this.client = JdbcClient.create(jdbc);
    }

    /** A message that is to be delivered. */
    record Message(UUID id, String url, String body, int attempts) {}

    void add(UUID job, JobKind kind, String url) {
        client.sql("insert into webhook (job_id, kind, id, url, state, attempts) values (?, ?, ?, ?, ?, 0)").param(job)
                .param(kind.name()).param(UUID.randomUUID()).param(url).param(DeliveryState.WAITING.name()).update();
    }

    /** The kind of a job whose end a webhook is to report. */
    Optional<JobKind> waiting(UUID job) {
        return client.sql("select kind from webhook where job_id = ? and state = ?").param(job)
                .param(DeliveryState.WAITING.name()).query(String.class).optional().map(JobKind::valueOf);
    }

    void begin(UUID job, String body, Instant due) {
        client.sql("update webhook set state = ?, body = ?, next_attempt_at = ? where job_id = ?")
                .param(DeliveryState.PENDING.name()).param(body).param(utc(due)).param(job).update();
    }

    /** The message of a job; empty if it is delivered, given up or gone. */
    Optional<Message> pending(UUID job) {
        return client.sql("select id, url, body, attempts from webhook where job_id = ? and state = ?").param(job)
                .param(DeliveryState.PENDING.name())
                .query((row, _) -> new Message(row.getObject("id", UUID.class), row.getString("url"),
                        row.getString("body"), row.getInt("attempts")))
                .optional();
    }

    /** Records an attempt to deliver. */
    void attempted(UUID job, Attempt attempt) {
        client.sql("""
                update webhook set state = ?, attempts = attempts + 1, last_attempt_at = ?, last_status = ?,
                    last_error = ?, next_attempt_at = ? where job_id = ?""").param(attempt.state().name())
                .param(utc(attempt.at())).param(attempt.status()).param(attempt.error())
                .param(attempt.next() == null ? null : utc(attempt.next())).param(job).update();
    }

    void delete(UUID job) {
        client.sql("delete from webhook where job_id = ?").param(job).update();
    }

    Optional<Webhook> find(UUID job) {
        return client.sql("""
                select id, url, state, attempts, last_attempt_at, last_status, last_error, next_attempt_at
                from webhook where job_id = ?""").param(job).query((row, _) -> webhook(row)).optional();
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(row.getObject("id", UUID.class), row.getString("url"),
                DeliveryState.valueOf(row.getString("state")), row.getInt("attempts"),
                instant(row, "last_attempt_at"), row.getObject("last_status", Integer.class),
                row.getString("last_error"), instant(row, "next_attempt_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column)
            throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

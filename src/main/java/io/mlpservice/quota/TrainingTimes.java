package io.mlpservice.quota;

import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.quota.TrainingWindow.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * When the jobs of each owner trained, attempt by attempt. It stays when jobs are deleted. The time of an attempt ends with
 * the last sign of it, so the silence of a process that died does not count.
 */
@Component
public class TrainingTimes {
    private final JdbcClient client;
    private final Duration window;

    TrainingTimes(JdbcClient client, QuotaSettings settings) {
        this.client = client;
        this.window = settings.trainingTime().window();
    }

    /** An attempt of a job of the current owner begins. */
    public void begin(UUID job, int attempt) {
        client.sql("""
                insert into training_time (job_id, attempt, owner, started_at, ended_at) values (?, ?, ?, ?, ?)""")
                .params(job, attempt, CurrentOwner.get().name(), now(), now()).update();
    }

    /** The attempt lasts until now, and perhaps longer. */
    public void extend(UUID job, int attempt) {
        client.sql("update training_time set ended_at = ? where job_id = ? and attempt = ?")
                .params(now(), job, attempt).update();
    }

    TrainingWindow of(Owner owner) {
        return new TrainingWindow(window, client.sql("""
                select started_at, ended_at from training_time where owner = ? and ended_at > ?""")
                .params(owner.name(), oldest()).query((row, _) -> new Span(
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ended_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** Runs in every process, which is harmless. */
    @Scheduled(fixedDelayString = "1h")
    void forgetOldOnes() {
        client.sql("delete from training_time where ended_at < ?").param(oldest()).update();
    }

    private OffsetDateTime oldest() {
        return now().minus(window);
    }

    private static OffsetDateTime now() {
        return Instant.now().atOffset(ZoneOffset.UTC);
    }
}

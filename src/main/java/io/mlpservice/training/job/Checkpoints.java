package io.mlpservice.training.job;

import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.engine.training.Checkpoint;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/**
 * The latest checkpoint of each unfinished job. Writes join the current transaction, which has locked the job's row.
 */
@Component
class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final JdbcClient client;

    private final Damages damages;

    Checkpoints(JdbcTemplate jdbc, Damages damages) {
        this.client = JdbcClient.create(jdbc);
        this.damages = damages;
    }

    /** Replaces the job's checkpoint. */
    void write(UUID jobId, byte[] bytes) {
        if (client.sql("update training_checkpoint set bytes = ? where job_id = ?").params(bytes, jobId)
                .update() == 0) {
            client.sql("insert into training_checkpoint (job_id, bytes) values (?, ?)").params(jobId, bytes).update();
        }
    }

    /** The job's checkpoint; empty if there is none that this version can read, so that training starts over. */
    Optional<Checkpoint> read(UUID jobId) {
        return bytes(jobId).flatMap(bytes -> parse(jobId, bytes));
    }

    private Optional<Checkpoint> parse(UUID jobId, byte[] bytes) {
        try {
            return Optional.of(Checkpoint.fromBytes(bytes));
        } catch (UnreadableException e) {
            LOG.warn("Training job {} starts over at its first epoch: {}.", jobId, e.getMessage());
            if (e.reason() == UnreadableException.Reason.DAMAGED) {
                damages.found(Stored.TRAINING_JOB, jobId, jobId, e.getMessage());
            }
            return Optional.empty();
        }
    }

    /**
     * Reads the job's checkpoint, if it has one.
     *
     * @throws ProblemException 503 if it is damaged
     */
    void check(UUID jobId) {
        try {
            bytes(jobId).ifPresent(Checkpoint::fromBytes);
        } catch (UnreadableException e) {
            if (e.reason() == UnreadableException.Reason.DAMAGED) {
                throw damages.found(Stored.TRAINING_JOB, jobId, jobId, e.getMessage());
            }
        }
    }

    private Optional<byte[]> bytes(UUID jobId) {
        return client.sql("select bytes from training_checkpoint where job_id = ?").param(jobId)
                .query((row, number) -> row.getBytes("bytes")).optional();
    }

    boolean exists(UUID jobId) {
        return client.sql("select count(*) from training_checkpoint where job_id = ?").param(jobId)
                .query(Integer.class).single() > 0;
    }

    void delete(UUID jobId) {
        client.sql("delete from training_checkpoint where job_id = ?").param(jobId).update();
    }
}

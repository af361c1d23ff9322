package io.mlpservice.training.job;

import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.engine.model.SnapshotFormat;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The snapshots of jobs, and for each job a model of its run with all that they have in common. Writes join the current
 * transaction, which has locked the job's row.
 */
@Component
public class Snapshots {
    private static final String SELECT = """
            select s.epoch, e.training_loss, e.training_score, e.validation_loss, e.validation_score,
                octet_length(s.bytes) as size
            from training_snapshot s left join training_epoch e on e.job_id = s.job_id and e.epoch = s.epoch
            where s.job_id = ?""";
    private static final String PARTS_OF_MODEL = """
            from training_snapshot s left join training_snapshot_model m on m.job_id = s.job_id
            where s.job_id = ? and s.epoch = ?""";

    /** The bytes and the parameters, of the snapshot and of the model of its run. */
    private static final int COPIES = 4;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Damages damages;

    Snapshots(JdbcTemplate jdbc, Damages damages) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.damages = damages;
    }

    /** Keeps the snapshots of a report. Those of the same epochs, which an earlier attempt took, are replaced. */
    void record(UUID jobId, RunReport report) {
        if (report.runModel() != null) {
            client.sql("delete from training_snapshot_model where job_id = ?").param(jobId).update();
            client.sql("insert into training_snapshot_model (job_id, bytes) values (?, ?)")
                    .params(jobId, report.runModel()).update();
        }
        if (!report.snapshots().isEmpty()) {
            jdbc.batchUpdate("delete from training_snapshot where job_id = ? and epoch = ?",
                    report.snapshots().stream().map(taken -> new Object[]{jobId, taken.epoch()}).toList());
            jdbc.batchUpdate("insert into training_snapshot (job_id, epoch, at_end, bytes) values (?, ?, ?, ?)",
                    report.snapshots().stream()
                            .map(taken -> new Object[]{jobId, taken.epoch(), taken.atEnd(), taken.bytes()})
                            .toList());
        }
    }

    /** Deletes the snapshots after an epoch. */
    void clearAfter(UUID jobId, int epoch) {
        client.sql("delete from training_snapshot where job_id = ? and epoch > ?").params(jobId, epoch).update();
    }

    /** All snapshots of a job, in the order of their epochs. */
    public List<Snapshot> all(UUID jobId) {
        return client.sql(SELECT + " order by s.epoch").param(jobId).query((row, number) -> snapshot(row)).list();
    }

    /** The snapshots that were recorded together with the epochs after one, up to another. */
    public List<Snapshot> between(UUID jobId, int after, int last) {
        return client.sql(SELECT + " and s.epoch >= ? and s.epoch <= ? and not s.at_end order by s.epoch")
                .params(jobId, after == 0 ? 0 : after + 1, last).query((row, number) -> snapshot(row)).list();
    }

    /** The other ones: those that the run added at its end, and the first one of a run that finished no epoch. */
    public List<Snapshot> withoutEpochs(UUID jobId) {
        return client.sql(SELECT + """
                 and (s.at_end or s.epoch = 0 and not exists (select 1 from training_epoch where job_id = s.job_id))
                order by s.epoch""").param(jobId).query((row, number) -> snapshot(row)).list();
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(row.getInt("epoch"), row.getObject("training_loss", Double.class),
                row.getObject("training_score", Double.class), row.getObject("validation_loss", Double.class),
                row.getObject("validation_score", Double.class), row.getLong("size"));
    }

    /**
     * The model of an epoch; empty if there is no such snapshot. Waits for memory; call it outside of transactions.
     *
     * @throws ProblemException 503 if it is damaged
     */
    public Optional<TrainedModel> model(UUID jobId, int epoch) {
        client.sql("select octet_length(s.bytes) + coalesce(octet_length(m.bytes), 0) " + PARTS_OF_MODEL)
                .params(jobId, epoch).query(Long.class).optional()
                .ifPresent(bytes -> HeapShare.reserve(COPIES * bytes));
        return read(jobId, epoch);
    }

    /** Both parts come from one query, since the job may be deleted between two. */
    private Optional<TrainedModel> read(UUID jobId, int epoch) {
        return client.sql("select s.bytes as snapshot, m.bytes as run_model " + PARTS_OF_MODEL).params(jobId, epoch)
                .query((row, number) -> new Parts(row.getBytes("snapshot"), row.getBytes("run_model"))).optional()
                .map(parts -> together(jobId, epoch, parts));
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Parts(byte[] snapshot, byte @Nullable [] runModel) {}

    private TrainedModel together(UUID jobId, int epoch, Parts parts) {
        if (parts.runModel() == null) {
            throw damages.found(Stored.TRAINING_JOB, jobId, jobId, "the model of its run is missing");
        }
        try {
            return SnapshotFormat.read(parts.snapshot(), TrainedModel.fromBytes(parts.runModel()));
        } catch (UnreadableException e) {
            throw damages.found(Stored.TRAINING_JOB, jobId, jobId, "snapshot %d: %s".formatted(epoch, e.getMessage()));
        }
    }

    /**
     * Reads all snapshots of a job, one after the other. It reserves no memory, since a verification reads those of all
     * jobs in a single request, which would need room for all of them.
     *
     * @throws ProblemException 503 if one is damaged
     */
    void check(UUID jobId) {
        all(jobId).forEach(snapshot -> read(jobId, snapshot.epoch()));
    }
}

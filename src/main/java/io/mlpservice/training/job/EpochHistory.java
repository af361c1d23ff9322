package io.mlpservice.training.job;

import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The epochs of all jobs. Small networks finish thousands a second, so they are written in JDBC batches, and of a long run
 * they are kept as {@link EpochThinning} chooses, together with those of which there are snapshots.
 */
@Component
public class EpochHistory {
    private static final String INSERT = """
            insert into training_epoch
            (job_id, epoch, training_loss, training_score, validation_loss, validation_score, learning_rate,
            gradient_norm, dead_relu_share, rows_per_second) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String SELECT = """
            select epoch, training_loss, training_score, validation_loss, validation_score, learning_rate,
            gradient_norm, dead_relu_share, rows_per_second from training_epoch where job_id = ?""";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final int most;

    EpochHistory(JdbcTemplate jdbc, JobSettings settings) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.most = settings.maxKeptEpochs();
    }

    /**
     * Records epochs, in order. Epochs recorded before, by this attempt or an earlier one, are replaced.
     *
     * @param withSnapshots which of them are kept in any case
     */
    void record(UUID jobId, List<Epoch> epochs, Set<Integer> withSnapshots) {
        if (epochs.isEmpty()) {
            return;
        }
        var before = epochs.getFirst().epoch() - 1;
        var last = epochs.getLast().epoch();
        var thinning = EpochThinning.of(0, last, most);
        thin(jobId, before, thinning);
        client.sql("delete from training_epoch where job_id = ? and epoch between ? and ?")
                .params(jobId, before + 1, last).update();
        jdbc.batchUpdate(INSERT, new Rows(jobId, epochs.stream().filter(epoch -> epoch.epoch() == last
                || thinning.keeps(epoch.epoch()) || withSnapshots.contains(epoch.epoch())).toList()));
    }

    /** Deletes the epochs that are kept no longer: the last one, or more of them where the stride has grown. */
    private void thin(UUID jobId, int last, EpochThinning thinning) {
        var hasGrown = !thinning.equals(EpochThinning.of(0, last, most));
        if (hasGrown || !thinning.keeps(last)) {
            client.sql("""
                    delete from training_epoch where job_id = ? and epoch between ? and ? and mod(epoch - 1, ?) <> 0
                    and epoch not in (select epoch from training_snapshot where job_id = ?)""")
                    .params(jobId, hasGrown ? 1 : last, last, thinning.stride(), jobId).update();
        }
    }

    /** Deletes the epochs after one. */
    void clearAfter(UUID jobId, int epoch) {
        client.sql("delete from training_epoch where job_id = ? and epoch > ?").params(jobId, epoch).update();
    }

    /** The last epoch that is kept, up to one. */
    Optional<Epoch> lastUpTo(UUID jobId, int epoch) {
        return client.sql(SELECT + " and epoch <= ? order by epoch desc limit 1").params(jobId, epoch)
                .query((row, number) -> epoch(row)).optional();
    }

    /** The first {@code limit} epochs after one, up to another. */
    public List<Epoch> between(UUID jobId, int after, int last, int limit) {
        return client.sql(SELECT + " and epoch > ? and epoch <= ? order by epoch limit ?")
                .params(jobId, after, last, limit).query((row, number) -> epoch(row)).list();
    }

    EpochPage page(UUID jobId, int after, int limit) {
        var found = between(jobId, after, Integer.MAX_VALUE, limit + 1);
        var hasMore = found.size() > limit;
        return page(hasMore ? found.subList(0, limit) : found, after, hasMore);
    }

    /** The epochs after one that a thinning to at most {@code maxPoints} chooses. The others are not read. */
    EpochPage thinned(UUID jobId, int after, int maxPoints) {
        var last = client.sql("select coalesce(max(epoch), 0) from training_epoch where job_id = ?").param(jobId)
                .query(Integer.class).single();
        if (last <= after) {
            return page(List.of(), after, false);
        }
        var items = client.sql(SELECT + " and epoch = any(?) order by epoch").param(jobId)
                .param(EpochThinning.of(after, last, maxPoints).epochs(after, last).boxed().toArray(Integer[]::new))
                .query((row, number) -> epoch(row)).list();
        return page(items, after, false);
    }

    private static EpochPage page(List<Epoch> items, int after, boolean hasMore) {
        return new EpochPage(items, items.isEmpty() ? after : items.getLast().epoch(), hasMore);
    }

    private static Epoch epoch(ResultSet row) throws SQLException {
        return new Epoch(row.getInt("epoch"), row.getDouble("training_loss"),
                row.getObject("training_score", Double.class), row.getObject("validation_loss", Double.class),
                row.getObject("validation_score", Double.class), row.getDouble("learning_rate"),
                row.getObject("gradient_norm", Double.class), row.getObject("dead_relu_share", Double.class),
                row.getObject("rows_per_second", Double.class));
    }

    private record Rows(UUID jobId, List<Epoch> epochs) implements BatchPreparedStatementSetter {
        @Override
        public void setValues(PreparedStatement statement, int index) throws SQLException {
            var epoch = epochs.get(index);
            statement.setObject(1, jobId);
            statement.setInt(2, epoch.epoch());
            statement.setDouble(3, epoch.trainingLoss());
            statement.setObject(4, epoch.trainingScore(), Types.DOUBLE);
            statement.setObject(5, epoch.validationLoss(), Types.DOUBLE);
            statement.setObject(6, epoch.validationScore(), Types.DOUBLE);
            statement.setDouble(7, epoch.learningRate());
            statement.setObject(8, epoch.gradientNorm(), Types.DOUBLE);
            statement.setObject(9, epoch.deadReluShare(), Types.DOUBLE);
            statement.setObject(10, epoch.rowsPerSecond(), Types.DOUBLE);
        }

        @Override
        public int getBatchSize() {
            return epochs.size();
        }
    }
}

package io.mlpservice.training;

import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;

/** The epochs of all jobs. Small networks finish thousands a second, so they are written in JDBC batches. */
@Component
class EpochHistory {
    private static final String INSERT = """
            insert into training_epoch
            (job_id, epoch, training_loss, validation_loss, validation_score, learning_rate,
            gradient_norm, dead_relu_share, rows_per_second) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    EpochHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /** Adds epochs, in order; those of a write that was done but never confirmed may come again. */
    void append(UUID jobId, List<Epoch> epochs) {
        if (!epochs.isEmpty()) {
            client.sql("delete from training_epoch where job_id = ? and epoch >= ?")
                    .params(jobId, epochs.getFirst().epoch()).update();
            jdbc.batchUpdate(INSERT, new Rows(jobId, epochs));
        }
    }

    /** Forgets the epochs after one, which will be trained again. */
    void clearAfter(UUID jobId, int epoch) {
        client.sql("delete from training_epoch where job_id = ? and epoch > ?").params(jobId, epoch).update();
    }

    EpochPage page(UUID jobId, int after, int limit) {
        var found = client
                .sql("""
                        select epoch, training_loss, validation_loss, validation_score, learning_rate,
                        gradient_norm, dead_relu_share, rows_per_second from training_epoch where job_id = ? and epoch > ? order by epoch limit ?""")
                .params(jobId, after, limit + 1).query((row, number) -> epoch(row)).list();
        var hasMore = found.size() > limit;
        var items = hasMore ? found.subList(0, limit) : found;
        return new EpochPage(items, items.isEmpty() ? after : items.getLast().epoch(), hasMore);
    }

    private static Epoch epoch(ResultSet row) throws SQLException {
        return new Epoch(row.getInt("epoch"), row.getDouble("training_loss"),
                row.getObject("validation_loss", Double.class),
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
            statement.setObject(4, epoch.validationLoss(), Types.DOUBLE);
            statement.setObject(5, epoch.validationScore(), Types.DOUBLE);
            statement.setDouble(6, epoch.learningRate());
            statement.setObject(7, epoch.gradientNorm(), Types.DOUBLE);
            statement.setObject(8, epoch.deadReluShare(), Types.DOUBLE);
            statement.setObject(9, epoch.rowsPerSecond(), Types.DOUBLE);
        }

        @Override
        public int getBatchSize() {
            return epochs.size();
        }
    }
}

package io.mlpservice.scoring.result;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The stored answers of all jobs, some thousand rows in each chunk. Writes join the current transaction, which has locked
 * the job's row.
 */
@Component
public class ResultChunks {
    private final JdbcClient client;

    ResultChunks(JdbcTemplate jdbc) {
        this.client = JdbcClient.create(jdbc);
    }

    /** Adds the next chunk of a job. */
    public void add(UUID jobId, int firstRow, byte[] bytes) {
        client.sql("insert into prediction_chunk (job_id, first_row, bytes) values (?, ?, ?)")
                .params(jobId, firstRow, bytes).update();
    }

    /** The first rows of a job's chunks, in order. */
    public List<Integer> firstRows(UUID jobId) {
        return client.sql("select first_row from prediction_chunk where job_id = ? order by first_row").param(jobId)
                .query((row, number) -> row.getInt("first_row")).list();
    }

    /** A chunk; empty if it was deleted in the meantime. */
    Optional<byte[]> read(UUID jobId, int firstRow) {
        return client.sql("select bytes from prediction_chunk where job_id = ? and first_row = ?")
                .params(jobId, firstRow).query((row, number) -> row.getBytes("bytes")).optional();
    }

    /** Deletes all chunks of a job. */
    public void delete(UUID jobId) {
        client.sql("delete from prediction_chunk where job_id = ?").param(jobId).update();
    }
}

package io.mlpservice.training.job;

import io.mlpservice.metric.SampleMetrics;
import io.mlpservice.platform.problem.DamagedRecordException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.UUID;

/**
 * The metrics of the finished fits of cross-validations whose jobs are not over. Writes join the current transaction,
 * which has locked the job's row.
 */
@Component
class FinishedFits {
    private final JdbcClient client;
    private final JsonMapper mapper;

    FinishedFits(JdbcTemplate jdbc, JsonMapper mapper) {
        this.client = JdbcClient.create(jdbc);
        this.mapper = mapper;
    }

    /** Adds the metrics of the next fit, which counts from 0. */
    void add(UUID jobId, int fit, SampleMetrics metrics) {
        client.sql("insert into training_fit (job_id, fit, metrics) values (?, ?, ?)")
                .params(jobId, fit, mapper.writeValueAsString(metrics)).update();
    }

    /** The metrics of all finished fits, in order. */
    List<SampleMetrics> of(UUID jobId) {
        return client.sql("select metrics from training_fit where job_id = ? order by fit").param(jobId)
                .query((row, number) -> metrics(row.getString("metrics"))).list();
    }

    private SampleMetrics metrics(String text) {
        try {
            return mapper.readValue(text, SampleMetrics.class);
        } catch (JacksonException e) {
            throw new DamagedRecordException(e);
        }
    }

    int count(UUID jobId) {
        return client.sql("select count(*) from training_fit where job_id = ?").param(jobId).query(Integer.class)
                .single();
    }

    void delete(UUID jobId) {
        client.sql("delete from training_fit where job_id = ?").param(jobId).update();
    }
}

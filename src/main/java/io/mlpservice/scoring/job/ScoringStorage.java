package io.mlpservice.scoring.job;

import io.mlpservice.quota.StoredKind;
import io.mlpservice.quota.StoredTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What prediction jobs and their results take in the database. */
@Configuration(proxyBeanMethods = false)
class ScoringStorage {
    private static final String SIZE = """
            cast(octet_length(answers) as bigint) + octet_length(options) + octet_length(tally)
            + (select coalesce(sum(octet_length(bytes)), 0) from prediction_chunk where job_id = prediction_job.id)""";

    @Bean
    StoredTable storedPredictionJobs() {
        return new StoredTable(StoredKind.PREDICTION_JOBS, "prediction_job", SIZE, true);
    }
}

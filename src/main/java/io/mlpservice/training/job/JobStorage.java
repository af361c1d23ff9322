package io.mlpservice.training.job;

import io.mlpservice.quota.StoredKind;
import io.mlpservice.quota.StoredTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What training jobs take in the database. An epoch that is kept counts 128 bytes, about as many as its row takes. */
@Configuration(proxyBeanMethods = false)
class JobStorage {
    @Bean
    StoredTable storedTrainingJobs(JobSettings settings) {
        var size = """
                cast(octet_length(configuration) as bigint) + octet_length(warnings)
                + coalesce(octet_length(model_schema), 0) + coalesce(octet_length(metrics), 0)
                + coalesce(octet_length(cross_validation), 0)
                + cast(least(epochs_recorded, %d) as bigint) * 128
                + (select coalesce(sum(octet_length(bytes)), 0) from training_checkpoint
                    where job_id = training_job.id)
                + (select coalesce(sum(octet_length(bytes)), 0) from training_snapshot
                    where job_id = training_job.id)
                + (select coalesce(sum(octet_length(bytes)), 0) from training_snapshot_model
                    where job_id = training_job.id)""".formatted(settings.maxKeptEpochs());
        return new StoredTable(StoredKind.TRAINING_JOBS, "training_job", size, true);
    }
}

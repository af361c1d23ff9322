package io.mlpservice.training.job;

import io.mlpservice.platform.job.Retention;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Deletes training jobs that ended long ago, with their epochs. Their models stay. */
@Component
@EnableConfigurationProperties(JobSettings.class)
class JobRetention {
    private final Retention retention;

    JobRetention(JobRepository jobs, JobSettings settings, PlatformTransactionManager transactions) {
        this.retention = new Retention("training jobs", jobs, settings.retention(), transactions);
    }

    @Scheduled(fixedDelayString = "1h")
    void deleteOldOnes() {
        retention.deleteOldOnes();
    }
}

package io.mlpservice.scoring.job;

import io.mlpservice.platform.job.Retention;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Deletes prediction jobs that ended long ago, with their results. */
@Component
class ScoringRetention {
    private final Retention retention;

    ScoringRetention(PredictionJobRepository jobs, ScoringSettings settings, PlatformTransactionManager transactions) {
        this.retention = new Retention("prediction jobs", jobs, settings.retention(), transactions);
    }

    @Scheduled(fixedDelayString = "1h")
    void deleteOldOnes() {
        retention.deleteOldOnes();
    }
}

package io.mlpservice.scoring.run;

import io.mlpservice.platform.job.JobQueue;
import io.mlpservice.platform.job.JobQueues;
import io.mlpservice.platform.job.QueueSpec;
import io.mlpservice.platform.waiting.JobWaits;
import io.mlpservice.scoring.job.ScoringSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The queue of prediction jobs. It is not that of training jobs, since hours of training should not hold them up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScoringSettings.class)
class ScoringQueueConfiguration {
    @Bean
    JobQueue predictionQueue(JobQueues queues, ScoringRunner runner, ScoringSettings settings) {
        return queues.create(new QueueSpec("prediction-job", "scheduled_predictions", settings.slots(),
                settings.heartbeatInterval()), runner);
    }

    @Bean
    JobWaits predictionWaits(JdbcTemplate jdbc) {
        return new JobWaits("prediction_job", jdbc);
    }
}

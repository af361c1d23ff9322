package io.mlpservice.training.run;

import io.mlpservice.platform.job.JobQueue;
import io.mlpservice.platform.job.JobQueues;
import io.mlpservice.platform.job.QueueSpec;
import io.mlpservice.platform.waiting.JobWaits;
import io.mlpservice.training.job.JobSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The queue of training jobs. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {
    @Bean
    JobQueue trainingQueue(JobQueues queues, JobRunner runner, JobSettings settings) {
        return queues.create(new QueueSpec("training-job", "scheduled_tasks", settings.slotsOrDefault(),
                settings.heartbeatInterval()), runner);
    }

    @Bean
    JobWaits trainingWaits(JdbcTemplate jdbc) {
        return new JobWaits("training_job", jdbc);
    }
}

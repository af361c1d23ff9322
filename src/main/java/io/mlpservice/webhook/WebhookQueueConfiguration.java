package io.mlpservice.webhook;

import io.mlpservice.platform.job.JobQueue;
import io.mlpservice.platform.job.JobQueues;
import io.mlpservice.platform.job.QueueSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

/** The queue of messages. Receivers may be slow, so that several are served at the same time. */
@Configuration(proxyBeanMethods = false)
class WebhookQueueConfiguration {
    private static final int SLOTS = 8;
    private static final Duration HEARTBEATS = Duration.ofSeconds(4);

    @Bean
    JobQueue webhookQueue(JobQueues queues, Deliveries deliveries) {
        return queues.create(new QueueSpec("webhook", "scheduled_webhooks", SLOTS, HEARTBEATS), deliveries);
    }
}

package io.mlpservice.webhook;

import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.job.JobEnd;
import io.mlpservice.platform.job.JobEndObserver;
import io.mlpservice.platform.job.JobQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.UUID;

/** Queues the messages of jobs that end, in the transaction that ends them. */
@Component
class EndedJobs implements JobEndObserver {
    private final WebhookStore store;
    private final JobQueue queue;
    private final JsonMapper json;

    EndedJobs(WebhookStore store, JobQueue webhookQueue, JsonMapper json) {
        this.store = store;
        this.queue = webhookQueue;
        this.json = json;
    }

    /** What a message says; no data. */
    private record Event(String type, Instant timestamp, Ended data) {}

    private record Ended(UUID jobId, JobKind kind, String state, @Nullable UUID modelId, @Nullable String errorCode) {}

    @Override
    public void ended(JobEnd end) {
        store.waiting(end.job()).ifPresent(kind -> {
            var state = JsonNames.of(end.state());
            store.begin(end.job(),
                    json.writeValueAsString(new Event("%s.%s".formatted(JsonNames.of(kind), state), end.at(),
                            new Ended(end.job(), kind, state, end.model(), end.errorCode()))),
                    end.at());
            queue.add(end.job(), 0, end.at());
            wakeAfterCommit();
        });
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                queue.wake();
            }
        });
    }

    @Override
    public void deleted(UUID job) {
        store.delete(job);
    }
}

package io.mlpservice.webhook;

import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.UUID;

/** The webhooks of jobs. */
@Service
public class Webhooks {
    private final WebhookCheck check;
    private final WebhookStore store;

    Webhooks(WebhookCheck check, WebhookStore store) {
        this.check = check;
        this.store = store;
    }

    /** Adds what is wrong with the webhook that a request asks for, if it does. */
    public void check(@Nullable WebhookRequest webhook, FieldErrors errors) {
        if (webhook != null) {
            check.check(webhook, errors);
        }
    }

    /** Keeps the webhook of a new job, if it has one, in the transaction around. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void register(JobKind kind, UUID job, @Nullable WebhookRequest webhook) {
        if (webhook != null) {
            store.add(job, kind, webhook.url());
        }
    }

    /**
     * The webhook of a job that the client may see.
     *
     * @throws ProblemException {@code no_webhook} if the job has none
     */
    public Webhook get(UUID job) {
        return store.find(job).orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "no_webhook",
                "The job %s was submitted without a webhook.".formatted(job)));
    }
}

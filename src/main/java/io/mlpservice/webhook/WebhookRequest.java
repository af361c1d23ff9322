package io.mlpservice.webhook;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where to say that a job has ended. */
@Schema(description = "Where to say that the job has ended, whatever its outcome.")
public record WebhookRequest(
        @Schema(description = "Gets a signed POST with the job's id, state and model; tried again for about a day until it answers 2xx. Its host must be one that `mlp.webhooks.allowed-hosts` names.", example = "https://hooks.example.com/trained") String url) {}

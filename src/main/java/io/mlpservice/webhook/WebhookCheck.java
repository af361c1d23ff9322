package io.mlpservice.webhook;

import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks the webhook that a request asks for. */
@Component
class WebhookCheck {
    private static final String PLACE = "/webhook/url";
    private static final int LONGEST = 2_000;

    private final WebhookSettings settings;
    private final AllowedTargets targets;

    WebhookCheck(WebhookSettings settings, AllowedTargets targets) {
        this.settings = settings;
        this.targets = targets;
    }

    void check(WebhookRequest webhook, FieldErrors errors) {
        if (settings.isOff()) {
            errors.add("/webhook", "webhooks_off",
                    "This service sends no webhooks: its setting mlp.webhooks.allowed-hosts names no host. Ask its operator, or leave 'webhook' out and watch the job instead.");
            return;
        }
        if (errors.isDoubtful(PLACE)) {
            return;
        }
        var url = parse(webhook.url());
        if (url == null) {
            errors.add(PLACE, "invalid_value",
                    "'%s' is not an address that a webhook can have; send one such as https://hooks.example.com/trained, of up to %d characters, without user name and fragment."
                            .formatted(Messages.shortened(webhook.url()), LONGEST));
        } else if (!targets.allow(url)) {
            errors.add(PLACE, "host_not_allowed",
                    "Webhooks may not go to '%s': mlp.webhooks.allowed-hosts does not name this host, or not with this scheme and port."
                            .formatted(Messages.shortened(url.getScheme() + "://" + url.getAuthority())));
        }
    }

    private static @Nullable URI parse(String text) {
        try {
            var url = new URI(text);
            var isWeb = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return isWeb && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null
                    && url.getPort() <= 65_535 && text.length() <= LONGEST && text.chars().allMatch(sign -> sign < 127)
                            ? url
                            : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}

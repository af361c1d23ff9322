package io.mlpservice.webhook;

import org.springframework.stereotype.Component;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides by its text whether a webhook may go to an address. Where its host leads is checked with each delivery. */
@Component
class AllowedTargets {
    private static final Pattern ENTRY = Pattern
            .compile("(http://|https://)?(\\*\\.)?([^/:*]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

    private final List<Entry> entries;

    AllowedTargets(WebhookSettings settings) {
        this.entries = settings.allowedHosts().stream().map(AllowedTargets::entry).toList();
    }

    private record Entry(boolean takesHttp, boolean takesSubdomains, String host, int port) {
        boolean allows(URI url) {
            var name = url.getHost().toLowerCase(Locale.ROOT);
            return (takesSubdomains ? name.endsWith("." + host) : name.equals(host))
                    && (port < 0 || port == PinnedPost.port(url)) && (takesHttp || isHttps(url));
        }
    }

    private static Entry entry(String text) {
        var parts = ENTRY.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "mlp.webhooks.allowed-hosts: '%s' is not a host; write hooks.example.com, *.example.com, hooks.example.com:8443 or http://hooks.example.com"
                            .formatted(text));
        }
        return new Entry("http://".equals(parts.group(1)), parts.group(2) != null,
                parts.group(3).toLowerCase(Locale.ROOT),
                parts.group(4) == null ? -1 : Integer.parseInt(parts.group(4)));
    }

    static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /** Whether the address is of an allowed host, with a scheme and a port that are allowed for it. */
    boolean allow(URI url) {
        return entries.stream().anyMatch(entry -> entry.allows(url));
    }
}

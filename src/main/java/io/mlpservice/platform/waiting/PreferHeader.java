package io.mlpservice.platform.waiting;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The {@code Prefer} header of RFC 7240. What is malformed or very long is ignored, and of a repeated preference the
 * first counts.
 */
final class PreferHeader {
    static final String NAME = "Prefer";

    private static final int LONGEST = 1_000;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String WORD = "(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\")";
    private static final String IS = "[ \\t]*+=[ \\t]*+";
    private static final Pattern PREFERENCE = Pattern.compile(
            "\\G[ \\t,]*+(?<name>" + TOKEN + ")(?:" + IS + "(?<value>" + WORD + ")?+)?+(?:[ \\t]*+;[ \\t]*+(?:" + TOKEN
                    + "(?:" + IS + "(?:" + WORD + ")?+)?+)?+)*+[ \\t]*+(?:,|$)");
    private static final Pattern SECONDS = Pattern.compile("\"?([0-9]{1,9})\"?");

    private PreferHeader() {}

    /** How long the client wishes to wait; zero if it says nothing of it. */
    static Duration waitOf(List<String> headers) {
        for (var header : headers) {
            var preference = PREFERENCE.matcher(header.length() <= LONGEST ? header : "");
            while (preference.find()) {
                if (preference.group("name").equalsIgnoreCase("wait")) {
                    return seconds(preference.group("value"));
                }
            }
        }
        return Duration.ZERO;
    }

    private static Duration seconds(@Nullable String value) {
        var seconds = SECONDS.matcher(value == null ? "" : value);
        return seconds.matches() ? Duration.ofSeconds(Long.parseLong(seconds.group(1))) : Duration.ZERO;
    }
}

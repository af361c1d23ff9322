package io.mlpservice.security;

import java.util.regex.Pattern;

/**
 * The names by which a program on this machine addresses the service: {@code localhost}, {@code 127.0.0.0/8} and {@code
 * [::1]}, with any port.
 */
final class LoopbackName {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String NAME = "(localhost|127(\\." + OCTET + "){3}|\\[::1])(:\\d{1,5})?";
    private static final Pattern HOST = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern ORIGIN = Pattern.compile("https?://" + NAME, Pattern.CASE_INSENSITIVE);

    private LoopbackName() {}

    /** Whether the value of a {@code Host} header names this machine. */
    static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /** Whether the value of an {@code Origin} header belongs to a page served by this machine. */
    static boolean isOrigin(String origin) {
        return ORIGIN.matcher(origin).matches();
    }
}

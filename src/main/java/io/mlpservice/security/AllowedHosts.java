package io.mlpservice.security;

import java.util.List;

/** The names by which clients may address a service that answers to this machine only. */
final class AllowedHosts {
    private final List<String> given;

    AllowedHosts(List<String> given) {
        this.given = given;
    }

    /** Whether the value of a {@code Host} header is one of them: a name of this machine, or a name that is given. */
    boolean allow(String host) {
        return LoopbackName.isHost(host)
                || given.stream()
                        .anyMatch(name -> name.equalsIgnoreCase(host) || name.equalsIgnoreCase(withoutPort(host)));
    }

    /** Whether there are others than this machine's own, so that a proxy on this machine is to be trusted. */
    boolean includeAProxy() {
        return !given.isEmpty();
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d{1,5}$", "");
    }
}

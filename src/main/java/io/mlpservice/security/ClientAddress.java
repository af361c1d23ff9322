package io.mlpservice.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, so that failures can be counted. Behind a proxy on this machine or in a private network it
 * is the last address in {@code X-Forwarded-For}, which the proxy itself wrote; anybody can make up the ones before.
 */
final class ClientAddress {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        var received = received(request);
        var peer = parsed(received.getRemoteAddr());
        if (peer == null) {
            return "unknown";
        }
        return network(isNear(peer) ? forwarded(received, peer) : peer);
    }

    /** The request as the connection brought it: a filter replaces what proxies forward, and trusts all of them. */
    private static HttpServletRequest received(HttpServletRequest request) {
        var received = request;
        while (received instanceof HttpServletRequestWrapper wrapper) {
            received = (HttpServletRequest) wrapper.getRequest();
        }
        return received;
    }

    private static InetAddress forwarded(HttpServletRequest received, InetAddress peer) {
        var header = received.getHeader(FORWARDED_FOR);
        var last = header == null ? null : parsed(header.substring(header.lastIndexOf(',') + 1).strip());
        return last == null ? peer : last;
    }

    private static boolean isNear(InetAddress address) {
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
    }

    /** Never asks for names. */
    private static @Nullable InetAddress parsed(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A provider gives one client a whole network of IPv6 addresses. */
    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}

package io.mlpservice.webhook;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends a POST to an address that was checked: the host is resolved once, and the connection goes to the very address
 * that this gave. HTTP clients resolve it again, and a name whose address changes in between would lead them into the
 * private network. No redirect is followed, and no more of the answer is read than its status.
 */
@Component
class PinnedPost {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration IN_ALL = Duration.ofSeconds(15);
    private static final int LONGEST_HEAD = 8_192;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

    private final boolean allowsPrivate;
    private final Duration inAll;

    @Autowired
    PinnedPost(WebhookSettings settings) {
        this(settings, IN_ALL);
    }

    PinnedPost(WebhookSettings settings, Duration inAll) {
        this.allowsPrivate = settings.privateAddresses();
        this.inAll = inAll;
    }

    static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : AllowedTargets.isHttps(url) ? 443 : 80;
    }

    /**
     * Sends JSON and returns the status of the answer.
     *
     * @throws IOException with a message for the owner of the webhook
     */
    int send(URI url, Map<String, String> headers, String body) throws IOException {
        var address = Arrays.stream(InetAddress.getAllByName(bare(url.getHost())))
                .filter(each -> allowsPrivate || PublicAddresses.contain(each)).findFirst()
                .orElseThrow(() -> new DeliveryException("the host has private addresses only"));
        var end = new CompletableFuture<Boolean>().completeOnTimeout(true, inAll.toMillis(), TimeUnit.MILLISECONDS);
        try (var socket = new Socket(Proxy.NO_PROXY)) {
            var _ = end.thenRun(() -> close(socket));
            socket.connect(new InetSocketAddress(address, port(url)), Math.toIntExact(TO_CONNECT.toMillis()));
            try (var connection = AllowedTargets.isHttps(url) ? encrypted(socket, url) : socket) {
                connection.getOutputStream().write(request(url, headers, body));
                connection.getOutputStream().flush();
                return status(connection.getInputStream());
            }
        } catch (IOException e) {
            throw end.isDone()
                    ? new DeliveryException("there was no answer within %d seconds".formatted(inAll.toSeconds()))
                    : e;
        } finally {
            end.cancel(false);
        }
    }

    /** Ends what another thread reads or writes, however slowly the bytes come. Time limits of single reads would not. */
    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    /** An address of IPv6 without its brackets. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The certificate has to be that of the name. */
    private static Socket encrypted(Socket socket, URI url) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var encrypted = (SSLSocket) factory.createSocket(socket, bare(url.getHost()), port(url), true);
        var parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private static byte[] request(URI url, Map<String, String> headers, String body) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var content = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("POST %s%s HTTP/1.1\r\nHost: %s\r\n".formatted(path,
                url.getRawQuery() == null ? "" : "?" + url.getRawQuery(), url.getRawAuthority()));
        headers.forEach((name, value) -> head.append("%s: %s\r\n".formatted(name, value)));
        head.append("Content-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(content.length));
        var start = head.toString().getBytes(StandardCharsets.US_ASCII);
        var request = Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, request, start.length, content.length);
        return request;
    }

    /** Interim answers come before the one that counts. */
    private static int status(InputStream in) throws IOException {
        var left = LONGEST_HEAD;
        var status = 0;
        while (true) {
            var line = line(in, left);
            left -= line.length() + 2;
            var first = STATUS.matcher(line);
            if (first.matches()) {
                status = Integer.parseInt(first.group(1));
            } else if (status == 0) {
                throw new DeliveryException("the answer is not HTTP");
            }
            if (status >= 200) {
                return status;
            }
        }
    }

    private static String line(InputStream in, int most) throws IOException {
        var line = new StringBuilder();
        for (var sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0) {
                throw new DeliveryException("the connection ended before the answer");
            }
            if (line.length() >= most) {
                throw new DeliveryException(
                        "the answer begins with more than %d bytes of headers".formatted(LONGEST_HEAD));
            }
            line.append((char) sign);
        }
        return line.toString().stripTrailing();
    }
}

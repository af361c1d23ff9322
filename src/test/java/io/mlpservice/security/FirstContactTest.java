package io.mlpservice.security;

import io.mlpservice.GenerousWaits;
import io.mlpservice.security.key.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FirstContactTest {
    private static final Duration GENEROUS = Duration.ofSeconds(GenerousWaits.SECONDS);

    private final AtomicInteger asked = new AtomicInteger();

    private static RuntimeException silence() {
        return new JwtDecoderInitializationException("no answer", new IOException());
    }

    private JwtDecoder failing(RuntimeException failure) {
        return _ -> {
            asked.incrementAndGet();
            throw failure;
        };
    }

    @Test
    void asksASilentIssuerOnceInAWhile() {
        var tokens = new FirstContact(failing(silence()), GENEROUS);
        assertThatExceptionOfType(JwtDecoderInitializationException.class).isThrownBy(() -> tokens.decode("a"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> tokens.decode("b"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAgainAfterAWhile() {
        var tokens = new FirstContact(failing(silence()), Duration.ZERO);
        assertThatExceptionOfType(JwtDecoderInitializationException.class).isThrownBy(() -> tokens.decode("a"));
        assertThatExceptionOfType(JwtDecoderInitializationException.class).isThrownBy(() -> tokens.decode("b"));
    }

    @Test
    void letsNoRequestWaitLongForAnother() throws InterruptedException {
        var isAsked = new CountDownLatch(1);
        var answer = new CompletableFuture<RuntimeException>();
        var tokens = new FirstContact(_ -> {
            isAsked.countDown();
            throw answer.join();
        }, Duration.ofMillis(50));
        var first = CompletableFuture.runAsync(() -> tokens.decode("a"));
        isAsked.await();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> tokens.decode("b"));
        answer.complete(silence());
        assertThat(first).failsWithin(GENEROUS);
    }

    @Test
    void stepsAsideOnceTheIssuerHasAnswered() {
        var tokens = new FirstContact(failing(new BadJwtException("not ours")), GENEROUS);
        for (var token : new String[]{"a", "b"}) {
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));
        }
        assertThat(asked).hasValue(2);
    }

    /** The server hangs up long before Spring Security's own time limit. */
    @Test
    void givesTheIssuerSecondsToAnswer() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture.delayedExecutor(20, TimeUnit.SECONDS).execute(() -> close(silent));
            var builder = NimbusJwtDecoder.withJwkSetUri("http://127.0.0.1:%d/".formatted(silent.getLocalPort()));
            IssuerConfiguration.issuerTimeLimits().customize(builder);
            assertThatExceptionOfType(JwtException.class)
                    .isThrownBy(() -> builder.build().decode(Issuer.token("someone", "predict")))
                    .havingRootCause().isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void close(ServerSocket server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

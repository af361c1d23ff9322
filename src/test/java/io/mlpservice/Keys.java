package io.mlpservice;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Keys of the service that {@link WithKeys} starts. */
public final class Keys {
    /** Where the service leaves its first key. */
    public static final Path FIRST = Path.of("target/with-keys/admin-key");
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final RestTestClient http;

    public Keys(RestTestClient http) {
        this.http = http;
    }

    /** The first key, with all scopes and the owner of what was made without keys. */
    public static String first() {
        try {
            return Files.readString(FIRST).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a key of an owner and returns what the service answers. */
    public Map<String, Object> make(String owner, String... scopes) {
        var list = Arrays.stream(scopes).map("\"%s\""::formatted).collect(Collectors.joining(", "));
        return Trainer.json(with(first()).post().uri("/api/v1/api-keys").contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\": \"test\", \"owner\": \"%s\", \"scopes\": [%s]}".formatted(owner, list)).exchange()
                .expectStatus().isCreated());
    }

    /** Makes a key of an owner and returns it. */
    public String key(String owner, String... scopes) {
        return (String) Objects.requireNonNull(make(owner, scopes).get("key"));
    }

    /** A client that sends a key or token. */
    public RestTestClient with(String key) {
        return http.mutate().defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key).build();
    }

    /** A client that sends no key. */
    public RestTestClient without() {
        return http;
    }

    /** An address of its own for a request, so that its failure does not count with those of others. */
    public static String address() {
        var number = ADDRESSES.incrementAndGet();
        return "198.51.%d.%d".formatted(number / 256, number % 256);
    }
}

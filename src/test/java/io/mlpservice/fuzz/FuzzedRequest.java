package io.mlpservice.fuzz;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Makes requests of an operation: some sound, most with something malformed or extreme about them. */
final class FuzzedRequest {
    private static final List<String> TYPES = List.of("application/json", "text/csv", "application/x-ndjson",
            "text/plain",
            "application/xml", "application/octet-stream", "multipart/form-data", "multipart/form-data; boundary=x",
            "application/merge-patch+json", "application/x-www-form-urlencoded", "nonsense", "a/b;charset=nonsense",
            "*/*");
    private static final Map<String, List<String>> HEADERS = Map.of(
            "Accept", List.of("*/*", "text/html", "text/csv", "nonsense", "application/json;q=2", "a/b;q=0"),
            "Content-Encoding", List.of("gzip", "deflate", "br", "gzip, gzip", "identity"),
            "Idempotency-Key", List.of("a", "", "\u00e4", "k".repeat(300)),
            "If-None-Match", List.of("*", "\"a\"", "W/\"a\", \"b\"", "nonsense,,"),
            "Prefer", List.of("wait=0", "wait=-1", "wait=nonsense", "respond-async, wait=1"),
            "Last-Event-ID", List.of("0", "-1", "99999999999999999999", "nonsense"),
            "Range", List.of("bytes=0-0", "bytes=-", "rows=1-2"),
            "Origin", List.of("http://localhost:3000", "https://evil.example", "null"),
            "Authorization", List.of("Bearer a", "Basic YTpi", "nonsense"),
            "X-Request-Id", List.of("a", "\u00e4", "x".repeat(500)));

    private static final Pattern VARIABLES = Pattern.compile("(?=\\{)|(?<=\\})");

    private final String method;
    private final String path;
    private final JsonNode operation;
    private final SchemaValues values;
    private final RandomGenerator random;

    FuzzedRequest(String method, String path, JsonNode operation, SchemaValues values) {
        this.method = method;
        this.path = path;
        this.operation = operation;
        this.values = values;
        this.random = values.random();
    }

    byte[] bytes(int port) {
        var body = operation.has("requestBody")
                ? body()
                : random.nextInt(30) == 0 ? Extremes.bytes(random) : new byte[0];
        var head = new StringBuilder("%s %s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n"
                .formatted(method.toUpperCase(Locale.ROOT), target(), query(), port));
        var type = random.nextInt(8) == 0 ? TYPES.get(random.nextInt(TYPES.size())) : documentedType();
        if (!type.isEmpty()) {
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        HEADERS.forEach((name, spellings) -> {
            if (random.nextInt(15) == 0) {
                head.append(name).append(": ").append(spellings.get(random.nextInt(spellings.size()))).append("\r\n");
            }
        });
        if (head.indexOf("Content-Encoding: gzip\r\n") >= 0 && random.nextBoolean()) {
            body = zipped(body);
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var sent = new ByteArrayOutputStream();
        sent.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        sent.writeBytes(body);
        return sent.toByteArray();
    }

    private String documentedType() {
        var types = List.copyOf(operation.at("/requestBody/content").propertyNames());
        return types.isEmpty()
                ? ""
                : types.getFirst().startsWith("multipart") ? types.getFirst() + "; boundary=x" : types.getFirst();
    }

    private String target() {
        var filled = new StringBuilder();
        for (var part : VARIABLES.split(path, -1)) {
            filled.append(part.startsWith("{") ? pathValue(part.substring(1, part.length() - 1)) : part);
        }
        return filled.toString();
    }

    private String pathValue(String name) {
        var known = values.known().get(path.substring(0, path.indexOf('{')) + name);
        if (known != null && random.nextInt(4) > 0) {
            return known.get(random.nextInt(known.size()));
        }
        var text = Extremes.text(random);
        return text.startsWith("%") || text.startsWith("..") ? text : encoded(text);
    }

    private String query() {
        var pairs = new ArrayList<String>();
        for (var parameter : operation.path("parameters")) {
            if ("query".equals(parameter.get("in").asString()) && random.nextInt(3) == 0) {
                var name = parameter.get("name").asString();
                var json = values.json(parameter.get("schema"), name, 0);
                var text = json.startsWith("\"") ? json.substring(1, Math.max(1, json.length() - 1)) : json;
                pairs.add(name + "="
                        + (random.nextInt(10) == 0 ? text.replaceAll("[\\s\\p{Cntrl}]", "") : encoded(text)));
            }
        }
        if (random.nextInt(12) == 0) {
            pairs.add(encoded(Extremes.text(random)) + "=" + encoded(Extremes.text(random)));
        }
        if (!pairs.isEmpty() && random.nextInt(12) == 0) {
            pairs.add(pairs.getFirst());
        }
        var query = String.join("&", pairs);
        return pairs.isEmpty() ? "" : "?" + query.substring(0, Math.min(4000, query.length()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte[] body() {
        if (random.nextInt(25) == 0) {
            return Extremes.bytes(random);
        }
        var contents = operation.at("/requestBody/content");
        var type = List.copyOf(contents.propertyNames()).getFirst();
        var sound = switch (type) {
            case "application/json", "application/merge-patch+json" ->
                values.json(contents.get(type).get("schema"), "", 0);
            case "multipart/form-data" -> form(contents.get(type).get("schema"));
            default -> table();
        };
        var bytes = sound.getBytes(random.nextInt(30) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (random.nextInt(12) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private String form(JsonNode reference) {
        var schema = reference.has("$ref")
                ? values.document().at(reference.get("$ref").asString().substring(1))
                : reference;
        var parts = new StringBuilder();
        schema.path("properties").forEachEntry((name, property) -> {
            if ("file".equals(name) ? random.nextInt(8) > 0 : random.nextInt(6) == 0) {
                parts.append("--x\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n")
                        .append("file".equals(name) ? table() : Extremes.text(random)).append("\r\n");
            }
        });
        return parts + (random.nextInt(8) == 0 ? "" : "--x--\r\n");
    }

    private String table() {
        var separator = List.of(",", ";", "\t", "|", "::").get(random.nextInt(5));
        var table = new StringBuilder("sepal_length" + separator + "petal_width" + separator + "species\n");
        for (var row = random.nextInt(30); row > 0; row--) {
            table.append(random.nextInt(10) == 0 ? Extremes.text(random) : random.nextDouble()).append(separator)
                    .append(random.nextInt(9)).append(separator).append(random.nextBoolean() ? "setosa" : "virginica")
                    .append(random.nextInt(15) == 0 ? separator + "\"" : "")
                    .append(random.nextInt(20) == 0 ? "\r" : "\n");
        }
        return table.toString();
    }

    private static byte[] zipped(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

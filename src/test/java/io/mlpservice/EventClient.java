package io.mlpservice;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Watches jobs as browsers do: line by line, and after a break on from the last event. */
public final class EventClient {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<String> base;

    /** A client of a service that is asked for its address before each request. */
    public EventClient(Supplier<String> base) {
        this.base = base;
    }

    /** An event of the stream. */
    public record Event(long id, String name, JsonNode data) {
        /** The event itself, or one event per epoch, since epochs arrive together. */
        public Stream<Event> parts() {
            var items = data.path("items");
            var first = id - items.size() + 1;
            return name.equals("epochs")
                    ? Stream.iterate(0, index -> index + 1).limit(items.size())
                            .map(index -> new Event(first + index, "epoch", items.get(index)))
                    : Stream.of(this);
        }
    }

    /** An event of the stream of several jobs. */
    public record JobsEvent(String id, String name, JsonNode data) {}

    /** Asks for what comes after an event, or for everything if the id is null. */
    public HttpResponse<Stream<String>> open(String job, @Nullable Object lastEventId)
            throws IOException, InterruptedException {
        return request("training-jobs/%s/events".formatted(job), lastEventId);
    }

    /** The same of several jobs. */
    public HttpResponse<Stream<String>> open(Collection<?> jobs, @Nullable Object lastEventId)
            throws IOException, InterruptedException {
        return request(jobs.stream().map("job_id=%s"::formatted).collect(Collectors.joining("&", "events?", "")),
                lastEventId);
    }

    private HttpResponse<Stream<String>> request(String path, @Nullable Object lastEventId)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("%s/api/v1/%s".formatted(base.get(), path)))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId.toString());
        }
        return http.send(request.build(), BodyHandlers.ofLines());
    }

    /** Everything after an event, until the server ends the stream. */
    public List<Event> read(String job, @Nullable Object lastEventId)
            throws IOException, InterruptedException {
        var events = new ArrayList<Event>();
        parse(open(job, lastEventId), events::add);
        return events;
    }

    /** Everything of several jobs after an event, until the server ends the stream. */
    public List<JobsEvent> read(Collection<?> jobs, @Nullable Object lastEventId)
            throws IOException, InterruptedException {
        var events = new ArrayList<JobsEvent>();
        parseAll(open(jobs, lastEventId), events::add);
        return events;
    }

    /** All events of a job until it ends, across broken connections. */
    public List<Event> follow(String job) {
        var events = new ArrayList<Event>();
        Awaitility.await().pollInSameThread().pollInterval(BETWEEN_TRIES)
                .ignoreExceptionsMatching(broken -> broken instanceof IOException
                        || broken instanceof UncheckedIOException)
                .until(() -> {
                    parse(open(job, events.isEmpty() ? null : events.getLast().id()), events::add);
                    return !events.isEmpty() && events.getLast().name().equals("done");
                });
        return events;
    }

    private static void parse(HttpResponse<Stream<String>> response, Consumer<Event> events) {
        parseAll(response, event -> events.accept(new Event(Long.parseLong(event.id()), event.name(), event.data())));
    }

    private static void parseAll(HttpResponse<Stream<String>> response, Consumer<JobsEvent> events) {
        var fields = new ArrayList<String>();
        try (var lines = response.body()) {
            lines.forEach(line -> {
                if (line.isEmpty()) {
                    event(fields, events);
                    fields.clear();
                } else {
                    fields.add(line);
                }
            });
        }
    }

    private static void event(List<String> fields, Consumer<JobsEvent> events) {
        if (fields.size() == 3) {
            events.accept(new JobsEvent(value(fields.get(0), "id: "), value(fields.get(1), "event: "),
                    JSON.readTree(value(fields.get(2), "data: "))));
        }
    }

    private static String value(String field, String prefix) {
        if (!field.startsWith(prefix)) {
            throw new IllegalArgumentException("'%s' does not start with '%s'".formatted(field, prefix));
        }
        return field.substring(prefix.length());
    }
}

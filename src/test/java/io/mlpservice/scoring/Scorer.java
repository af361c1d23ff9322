package io.mlpservice.scoring;

import io.mlpservice.Trainer;
import org.awaitility.Awaitility;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Does over HTTP what tests of prediction jobs do again and again. */
public final class Scorer {
    private static final String PATH = "/prediction-jobs";

    private final RestTestClient http;
    private final Trainer trainer;

    public Scorer(RestTestClient http) {
        this.http = http;
        this.trainer = new Trainer(http);
    }

    /** Submits a job; {@code options} are more fields of the request, with single quotes, each after a comma. */
    public String submit(String model, String dataset, String options) {
        return Trainer.id(trainer.post(PATH, request(model, dataset, options)).expectStatus().isAccepted());
    }

    static String request(String model, String dataset, String options) {
        return "{'model': '%s', 'dataset_id': '%s'%s}".formatted(model, dataset, options).replace('\'', '"');
    }

    public Map<String, Object> job(String id) {
        return Trainer.json(trainer.get("%s/%s".formatted(PATH, id)).expectStatus().isOk());
    }

    /** Waits until the job is as wanted. */
    public Map<String, Object> await(String id, Predicate<Map<String, Object>> wanted) {
        return Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> job(id), wanted);
    }

    public Map<String, Object> await(String id, String state) {
        return await(id, (Map<String, Object> job) -> state.equals(job.get("state")));
    }

    /** Predicts to the end and returns the job's id. */
    public String score(String model, String dataset, String options) {
        var id = submit(model, dataset, options);
        await(id, "succeeded");
        return id;
    }

    /** How many rows are done. */
    public static int rowsDone(Map<String, Object> job) {
        return (int) Objects.requireNonNull(
                ((Map<?, ?>) Objects.requireNonNull(job.get("progress"))).get("rows_done"));
    }

    /** The result in a format. */
    public String result(String id, String mediaType) {
        return Objects.requireNonNull(http.get().uri("/api/v1%s/%s/result".formatted(PATH, id))
                .header(HttpHeaders.ACCEPT, mediaType).exchange().expectStatus().isOk().expectBody(String.class)
                .returnResult().getResponseBody());
    }

    /** A table of two numbers x and y, y their sum; the same for the same number of rows. */
    public static String sums(int rows) {
        return IntStream.range(0, rows).mapToObj(row -> "%d,%d,%s".formatted(row % 97, row % 89, row % 97 + row % 89))
                .collect(Collectors.joining("\n", "a,b,sum\n", "\n"));
    }
}

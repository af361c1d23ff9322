package io.mlpservice;

import org.awaitility.Awaitility;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Does over HTTP what tests do again and again: makes data sets, submits jobs and waits for them. */
public final class Trainer {
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {
    };

    private final RestTestClient http;
    private final List<String> longJobs = new ArrayList<>();

    public Trainer(RestTestClient http) {
        this.http = http;
    }

    /** Copies a built-in sample in and returns the data set's id. */
    public String sample(String name) {
        return id(http.post().uri("/api/v1/samples/{name}/datasets", name).exchange().expectStatus().isCreated());
    }

    /** Uploads a CSV and returns the data set's id. */
    public String dataset(String csv) {
        return id(http.post().uri("/api/v1/datasets?name=test.csv").contentType(MediaType.parseMediaType("text/csv"))
                .body(csv).exchange().expectStatus().isCreated());
    }

    public ResponseSpec post(String path, String json) {
        return http.post().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).body(json).exchange();
    }

    public ResponseSpec put(String path, String json) {
        return http.put().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).body(json).exchange();
    }

    public ResponseSpec patch(String path, String json) {
        return http.patch().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).body(json).exchange();
    }

    public ResponseSpec get(String path) {
        return http.get().uri("/api/v1" + path).exchange();
    }

    public ResponseSpec delete(String path) {
        return http.delete().uri("/api/v1" + path).exchange();
    }

    /** Submits a job; single quotes stand for double ones. */
    public String submit(String json) {
        return id(post("/training-jobs", json.replace('\'', '"')).expectStatus().isAccepted());
    }

    /** A job that would take minutes: it stops neither early nor after its last epoch. */
    public String submitLongJob(String datasetId) {
        return submitLongJob(datasetId, "");
    }

    /** The same with more settings. */
    public String submitLongJob(String datasetId, String settings) {
        var id = submit("""
                {'dataset_id': '%s', 'training': {'epochs': 1000000, 'early_stopping': {'monitor': 'none'}}%s}"""
                .formatted(datasetId, settings));
        longJobs.add(id);
        return id;
    }

    /** Submits as many long jobs as are trained at once, and waits until they run: further ones wait. */
    public List<String> fillSlots(String datasetId) {
        var slots = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        var running = Stream.generate(() -> submitLongJob(datasetId)).limit(slots).toList();
        running.forEach(id -> await(id, "running"));
        return running;
    }

    /** Cancels jobs that run. */
    public void cancel(List<String> ids) {
        ids.forEach(id -> post("/training-jobs/%s/cancel".formatted(id), "").expectStatus().isEqualTo(202));
    }

    /** Ends the long jobs, so that a test that fails leaves the slots to the next one. */
    public void endLongJobs() {
        longJobs.forEach(id -> post("/training-jobs/%s/cancel".formatted(id), ""));
        longJobs.forEach(id -> Awaitility.await().until(() -> isOverOrGone(id)));
    }

    /** Waits until no job waits or runs, such as those that other tests left to themselves. */
    public void awaitRest() {
        Awaitility.await().until(() -> Stream.of("queued", "running", "pausing", "cancelling")
                .allMatch(state -> items("/training-jobs?state=" + state).isEmpty()));
    }

    private boolean isOverOrGone(String id) {
        var job = json(get("/training-jobs/" + id));
        return job.get("finished_at") != null || Objects.equals(job.get("code"), "not_found");
    }

    public Map<String, Object> job(String id) {
        return json(get("/training-jobs/" + id).expectStatus().isOk());
    }

    /** Waits until the job is in that state. */
    public Map<String, Object> await(String jobId, String state) {
        return await(jobId, (Map<String, Object> job) -> state.equals(job.get("state")));
    }

    /** Waits until the job is as wanted. */
    public Map<String, Object> await(String jobId, Predicate<Map<String, Object>> wanted) {
        return Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> job(jobId), wanted);
    }

    /** Trains by a request to its end and returns the job. */
    public Map<String, Object> train(String json) {
        return await(submit(json), "succeeded");
    }

    /** Trains by a request to its end and returns the model's id. */
    public String trainModel(String json) {
        return (String) Objects.requireNonNull(train(json).get("model_id"));
    }

    /** The ids of the models that a job made, among the latest hundred. */
    public List<Object> models(String jobId) {
        return items("/models?limit=100").stream().filter(model -> jobId.equals(model.get("job_id")))
                .map(model -> Objects.requireNonNull(model.get("id"))).toList();
    }

    /**
     * Every number that came of a finished job, but those of the clock: its epochs, each of them once, its model's
     * parameters, its metrics; and its {@link #warnings}.
     */
    public List<Object> results(Map<String, Object> job) {
        var epochs = items("/training-jobs/%s/epochs?limit=10000".formatted(job.get("id")));
        var count = (int) Objects.requireNonNull(
                ((Map<?, ?>) Objects.requireNonNull(job.get("progress"))).get("epoch"));
        assertThat(epochs).extracting(epoch -> epoch.get("epoch"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
        epochs.forEach(epoch -> epoch.remove("rows_per_second"));
        return List.of(epochs, json(get("/models/%s/parameters".formatted(job.get("model_id")))),
                Objects.requireNonNull(job.get("metrics")), warnings(job));
    }

    /** The warnings of a job, but that of the version which had its model's name before. */
    public static List<?> warnings(Map<String, Object> job) {
        return ((List<?>) Objects.requireNonNull(job.get("warnings"))).stream()
                .filter(warning -> !String.valueOf(warning).startsWith("The model becomes a new version")).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> items(String path) {
        return (List<Map<String, Object>>) Objects.requireNonNull(json(get(path)).get("items"));
    }

    public static Map<String, Object> json(ResponseSpec response) {
        return Objects.requireNonNull(response.expectBody(JSON).returnResult().getResponseBody());
    }

    public static String id(ResponseSpec response) {
        return (String) Objects.requireNonNull(json(response).get("id"));
    }
}

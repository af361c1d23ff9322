package io.mlpservice.fuzz;

import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends malformed and extreme requests, made from the document by a seed, to a service of its own: it never fails, never
 * hangs, does not grow, and answers as the document says. {@code -Dmlp.test.fuzz=20000} sends more of them,
 * {@code -Dmlp.test.fuzz.seed=2} others.
 */
abstract class ApiFuzzContract {
    static final int REQUESTS = Integer.getInteger("mlp.test.fuzz", 1000);
    private static final long SEED = Long.getLong("mlp.test.fuzz.seed", 1);
    private static final long HEAP_GROWTH = 128L << 20;
    private static final int THREAD_GROWTH = 40;

    private record Operation(String method, String path, JsonNode description) {}

    private final int requests;

    @LocalServerPort
    private int port;

    @Autowired
    private RestTestClient http;

    private JsonNode document;
    private List<Operation> operations;
    private Map<String, List<String>> known;

    ApiFuzzContract(int requests) {
        this.requests = requests;
    }

    @BeforeEach
    void makeWhatRequestsName() {
        var trainer = new Trainer(http);
        var dataset = trainer.sample("iris");
        var model = trainer
                .trainModel("{'dataset_id': '%s', 'model_name': 'iris', 'training': {'epochs': 2}}".formatted(dataset));
        document = JsonMapper.shared()
                .readTree(http.get().uri("/v3/api-docs").exchange().expectStatus().isOk().expectBody()
                        .returnResult().getResponseBodyContent());
        var jobs = JsonMapper.shared()
                .<JsonNode>valueToTree(Trainer.json(trainer.get("/training-jobs").expectStatus().isOk()));
        var job = jobs.at("/items/0/id").asString();
        var refs = List.of("iris", "iris@1", model);
        known = Map.ofEntries(Map.entry("/api/v1/datasets/id", List.of(dataset)),
                Map.entry("/api/v1/training-jobs/id", List.of(job)), Map.entry("/api/v1/models/ref", refs),
                Map.entry("/api/v1/models/name", List.of("iris")), Map.entry("/api/v1/models/alias", List.of("best")),
                Map.entry("/api/v1/samples/name", List.of("iris", "xor")), Map.entry("/v2/models/model", refs),
                Map.entry("/v1/models/model", refs), Map.entry("dataset_id", List.of(dataset)),
                Map.entry("job_id", List.of(job)), Map.entry("model", refs), Map.entry("from_model", refs),
                Map.entry("model_id", List.of(model)));
        operations = new ArrayList<>();
        document.get("paths").forEachEntry((path, methods) -> methods
                .forEachEntry((method, description) -> operations.add(new Operation(method, path, description))));
    }

    @Test
    void answersAnythingAsTheDocumentSays() throws IOException {
        var random = new Random(SEED);
        var failures = new ArrayList<String>();
        var statuses = new int[600];
        var heap = 0L;
        var threads = 0;
        for (var number = 0; number < requests; number++) {
            var operation = operations.get(random.nextInt(operations.size()));
            var request = request(operation, random);
            var answer = RawExchange.send(port, request);
            statuses[answer.status()]++;
            var fault = fault(operation, answer);
            if (!fault.isEmpty()) {
                failures.add(
                        "%s: %s %s%n%s%n-> %s".formatted(fault, operation.method(), operation.path(), shown(request),
                                answer.text().substring(0, Math.min(500, answer.text().length()))));
            }
            if (number == requests / 4) {
                heap = usedHeap();
                threads = Thread.activeCount();
            }
        }
        assertThat(failures).isEmpty();
        assertThat(statuses[200] + statuses[201] + statuses[202] + statuses[204]).isGreaterThan(requests / 20);
        assertThat(statuses[422]).isGreaterThan(requests / 20);
        assertThat(usedHeap() - heap).isLessThan(HEAP_GROWTH);
        assertThat(Thread.activeCount() - threads).isLessThan(THREAD_GROWTH);
        http.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    }

    /** What is deleted does not exist, so that later requests still find what they name. */
    private byte[] request(Operation operation, Random random) {
        var named = "delete".equals(operation.method())
                ? Map.of("/api/v1/models/ref", List.of("nothing@1"), "/api/v1/datasets/id",
                        List.of(new UUID(random.nextLong(), random.nextLong()).toString()))
                : known;
        var spoiled = random.nextInt(3) == 0 ? 0 : 0.08;
        return new FuzzedRequest(operation.method(), operation.path(), operation.description(),
                new SchemaValues(document, named, random, spoiled)).bytes(port);
    }

    private String fault(Operation operation, RawExchange.Answer answer) {
        var status = answer.status();
        if (status == 0 || status >= 500) {
            return "status " + status;
        }
        var text = answer.text();
        if (text.contains("Exception") || text.contains("io.mlpservice") || text.contains("\tat ")) {
            return "an answer that shows the inside";
        }
        var responses = operation.description().get("responses");
        if (!responses.has(Integer.toString(status)) && !responses.has(status / 100 + "XX")) {
            return "undocumented status " + status;
        }
        return status >= 400 ? faultOfProblem(operation, answer) : "";
    }

    /** Other protocols have shapes of their own. */
    private static String faultOfProblem(Operation operation, RawExchange.Answer answer) {
        if (!operation.path().startsWith("/api/")) {
            return "";
        }
        try {
            var problem = JsonMapper.shared().readTree(answer.text());
            var whole = "application/problem+json".equals(answer.contentType())
                    && problem.path("status").asInt(0) == answer.status()
                    && !problem.path("code").asString("").isEmpty()
                    && !problem.path("detail").asString("").isEmpty() && problem.path("errors").isArray();
            return whole ? "" : "no whole problem document";
        } catch (JacksonException e) {
            return "a problem that is no JSON";
        }
    }

    private static String shown(byte[] request) {
        var text = new String(request, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(1500, text.length()));
    }

    private static long usedHeap() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

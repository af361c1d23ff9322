package io.mlpservice;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** PostgreSQL is stopped while the service trains and is asked all the time, and started again. */
class DatabaseOutageTest {
    /** Less than a connection that fell silent would hold a request up. */
    private static final Duration SOON = Duration.ofSeconds(45);
    /** Long enough that every process was silent for longer than a living one is. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("mlp.test.outage-seconds", 6));
    private static final int MOST_JOBS = 50;

    @TempDir
    private Path folder;

    private EmbeddedPostgres database;
    private ConfigurableApplicationContext service;
    private RestTestClient http;
    private Trainer trainer;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    private record Answer(int status, HttpHeaders headers, Map<String, Object> body, Duration time) {
        boolean isRefusal() {
            return status == 503;
        }
    }

    @BeforeEach
    void start() throws IOException {
        database = startDatabase(0);
        service = SpringApplication.run(MlpServiceApplication.class, "--server.port=0", "--mlp.training.slots=2",
                "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                "--mlp.training.heartbeat-interval=500ms", "--mlp.training.checkpoint-interval=200ms");
        var port = service.getEnvironment().getRequiredProperty("local.server.port");
        http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
        trainer = new Trainer(http);
    }

    @AfterEach
    void stop() throws IOException {
        enough.set(true);
        service.close();
        database.close();
    }

    private EmbeddedPostgres startDatabase(int port) throws IOException {
        return EmbeddedPostgres.builder().setPort(port).setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false).setPGStartupWait(ServiceProcess.PATIENCE).start();
    }

    @Test
    void isReportedToClientsWhileItLastsAndLosesNoJob() throws IOException {
        var dataset = trainer.sample("digits");
        var model = trainer.trainModel(request(dataset, 3));
        var running = trainer.submit(request(dataset, 2000));
        trainer.await(running, "running");
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var questions = List.<Supplier<ResponseSpec>>of(() -> trainer.get("/training-jobs/" + running),
                    () -> trainer.get("/datasets/%s/rows".formatted(dataset)), () -> trainer.get("/models?limit=1"),
                    () -> trainer.post("/models/%s/evaluations".formatted(model), "{\"dataset_id\": \"%s\"}"
                            .formatted(dataset)),
                    () -> accepted().count() < MOST_JOBS
                            ? trainer.post("/training-jobs", request(dataset, 20))
                            : trainer.get("/training-jobs?limit=1"));
            questions.forEach(question -> clients.execute(() -> ask(question)));
            Awaitility.await().until(() -> answers.size() > 20);
            interrupt(questions.size());
            var refused = answers.size();
            Awaitility.await().until(() -> answers.size() > refused + 20);
            enough.set(true);
        }
        assertThat(answers).allSatisfy(DatabaseOutageTest::assertThatItHelps);
        assertThatItCameToItsEnd(running);
        accepted()
                .forEach(answer -> assertThatItCameToItsEnd((String) Objects.requireNonNull(answer.body().get("id"))));
    }

    private Stream<Answer> accepted() {
        return answers.stream().filter(answer -> answer.status() == 202);
    }

    /** Stops the database until every client was refused more than once, and starts it again. */
    private void interrupt(int clients) throws IOException {
        var port = database.getPort();
        database.close();
        Awaitility.await().atLeast(OUTAGE).pollDelay(OUTAGE)
                .until(() -> answers.stream().filter(Answer::isRefusal).count() > 2L * clients);
        assertThatHealthIs("readiness", 503);
        assertThatHealthIs("liveness", 200);
        database = startDatabase(port);
        Awaitility.await().untilAsserted(() -> assertThatHealthIs("readiness", 200));
    }

    private void assertThatHealthIs(String group, int status) {
        http.get().uri("/actuator/health/" + group).exchange().expectStatus().isEqualTo(status);
    }

    private void ask(Supplier<ResponseSpec> question) {
        while (!enough.get()) {
            var begin = System.nanoTime();
            var response = question.get();
            var time = Duration.ofNanos(System.nanoTime() - begin);
            var result = response.returnResult(String.class);
            answers.add(new Answer(result.getStatus().value(), result.getResponseHeaders(), Trainer.json(response),
                    time));
        }
    }

    private static void assertThatItHelps(Answer answer) {
        assertThat(answer.time()).isLessThan(SOON);
        assertThat(answer.status()).isIn(200, 202, 503);
        if (answer.isRefusal()) {
            assertThat(answer.headers().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer.headers().getFirst(HttpHeaders.RETRY_AFTER)).isNotNull();
            assertThat(answer.body().get("code")).isIn("database_unavailable", "busy");
        }
    }

    private void assertThatItCameToItsEnd(String id) {
        var job = trainer.await(id, seen -> seen.get("finished_at") != null);
        assertThat(job).containsEntry("state", "succeeded");
        assertThat(trainer.models(id)).containsExactly(job.get("model_id"));
        assertThat(trainer.results(job)).isNotEmpty();
    }

    private static String request(String dataset, int epochs) {
        return """
                {"dataset_id": "%s", "training": {"epochs": %d, "early_stopping": {"monitor": "none"}}}"""
                .formatted(dataset, epochs);
    }
}

package io.mlpservice.platform.waiting;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@HttpTest
class TurnsHttpTest {
    private static final int ALL = Runtime.getRuntime().availableProcessors();

    @Autowired
    private RestTestClient http;

    @Autowired
    private MeterRegistry meters;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void anUploadWaitsForItsTurnWhileOthersAreAnswered() throws Exception {
        waitsForItsTurn(() -> http.post().uri("/api/v1/datasets/content?name=turns.csv")
                .contentType(MediaType.parseMediaType("text/csv")).body("a,b\n1,2\n3,4\n").exchange(), 201);
    }

    @Test
    void aLargePictureWaitsForItsTurn() throws Exception {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 1}, 'network': {'hidden_layers': [{'units': 10000}]}}"""
                .formatted(trainer.sample("xor")));
        waitsForItsTurn(() -> trainer.post("/models/%s/surface".formatted(model), "{\"resolution\": 50}"), 200);
        waitsForNothing(() -> trainer.post("/models/%s/surface".formatted(model), "{\"resolution\": 5}"));
    }

    /** 3,000 rows of 10,000 units each. */
    @Test
    void manyRowsForALargeModelWaitForTheirTurn() throws Exception {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 1}, 'network': {'hidden_layers': [{'units': 10000}]}}"""
                .formatted(trainer.sample("xor")));
        var rows = Collections.nCopies(3_000, "[0, 1]").toString();
        waitsForItsTurn(() -> trainer.post("/models/%s/predict".formatted(model), "{\"rows\": %s}".formatted(rows)),
                200);
        waitsForNothing(() -> trainer.post("/models/%s/predict".formatted(model), "{\"rows\": [[0, 1]]}"));
    }

    @Test
    void theImportanceOfFeaturesWaitsForItsTurn() throws Exception {
        var model = trainer
                .trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("iris")));
        waitsForItsTurn(() -> trainer.get("/models/%s/feature-importance".formatted(model)), 200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEvaluationKeepsNoMemoryFromOthersWhileItWaitsForItsTurn(boolean ofEachRow) throws Exception {
        var dataset = trainer.dataset(IntStream.range(0, 20_000).mapToObj("%1$d,%1$d\n"::formatted)
                .collect(joining("", "x,y\n", "")));
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(dataset));
        waitsForItsTurn(() -> ofEachRow
                ? trainer.get("/models/%s/rows".formatted(model))
                : trainer.post("/models/%s/evaluations".formatted(model),
                        "{\"dataset_id\": \"%s\"}".formatted(dataset)),
                200);
    }

    private void waitsForItsTurn(Callable<ResponseSpec> request, int status) throws Exception {
        try (var client = Executors.newVirtualThreadPerTaskExecutor()) {
            Turns.FREE.acquire(ALL);
            var answer = client.submit(request);
            try {
                await().until(Turns.FREE::hasQueuedThreads);
                http.get().uri("/api/v1/datasets").exchange().expectStatus().isOk();
                await().until(() -> meters.get("mlp.requests.memory.used").gauge().value() == 0);
                assertThat(answer.isDone()).isFalse();
            } finally {
                Turns.FREE.release(ALL);
            }
            answer.get().expectStatus().isEqualTo(status);
            await().until(() -> Turns.FREE.availablePermits() == ALL);
        }
    }

    private static void waitsForNothing(Callable<ResponseSpec> request) throws Exception {
        Turns.FREE.acquire(ALL);
        try {
            request.call().expectStatus().isOk();
        } finally {
            Turns.FREE.release(ALL);
        }
    }

    @Test
    void anAnswerIsGivenUpWhenItsClientLeaves() throws Exception {
        var request = new MockHttpServletRequest();
        request.setAttribute(ConnectionValve.CLIENT_IS_THERE, (BooleanSupplier) () -> false);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        Turns.FREE.acquire(ALL);
        try {
            assertIsGivenUp();
        } finally {
            Turns.FREE.release(ALL);
        }
        assertIsGivenUp();
        await().until(() -> Turns.FREE.availablePermits() == ALL);
        assertThat(Turns.inTurn(() -> "stored")).isEqualTo("stored");
        RequestContextHolder.resetRequestAttributes();
    }

    private static void assertIsGivenUp() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Turns.answer(() -> "computed"))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("connection_closed"));
    }
}

package io.mlpservice.platform.memory;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests that read whole tables wait for memory while others hold it. */
@HttpTest
class TablesInMemoryHttpTest {
    private static final String TABLE = IntStream.range(0, 20_000).mapToObj("%1$d,%1$d\n"::formatted)
            .collect(joining("", "x,y\n", ""));

    @Autowired
    private RestTestClient http;

    @Autowired
    private HeapBudget budget;

    @Autowired
    private HeapSettings settings;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void areRefusedForNowWhileOthersHoldTheMemory() {
        var dataset = trainer.dataset(TABLE);
        var job = trainer.train("""
                {'dataset_id': '%s', 'model_name': 'heavy', 'training': {'epochs': 1}, 'snapshots': {}}"""
                .formatted(dataset));
        Stream<Function<Trainer, ResponseSpec>> requests = Stream.of(
                client -> client.post("/models/heavy/evaluations", "{\"dataset_id\": \"%s\"}".formatted(dataset)),
                client -> client.put("/models/heavy/aliases/best",
                        "{\"version\": 1, \"guard\": {\"dataset_id\": \"%s\"}}".formatted(dataset)),
                client -> client.get("/models/heavy/rows"), client -> client.get("/models/heavy/feature-importance"),
                client -> client.post("/training-jobs/%s/snapshots/1/model".formatted(job.get("id")), "{}"));

        var answers = HeapShare.call(budget, () -> {
            HeapShare.reserve(settings.memoryOrDefault());
            var sent = requests.map(request -> CompletableFuture.supplyAsync(() -> answer(request))).toList();
            return sent.stream().map(CompletableFuture::join).toList();
        });

        assertThat(answers).hasSize(5)
                .allSatisfy(answer -> assertThat(answer).containsEntry("code", "busy").containsEntry("status", 503));
    }

    private Map<String, Object> answer(Function<Trainer, ResponseSpec> request) {
        return Trainer.json(request.apply(trainer).expectHeader().exists("Retry-After"));
    }
}

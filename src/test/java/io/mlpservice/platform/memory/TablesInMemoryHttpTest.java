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

    @Test
    void areDescribedOnceThereIsMemory() {
        var columns = IntStream.range(0, 1_000).mapToObj("c%d"::formatted).collect(joining(","));
        var path = "/datasets/" + trainer.dataset("%s\n%s\n".formatted(columns, columns));

        var busy = HeapShare.call(budget, () -> {
            HeapShare.reserve(settings.memoryOrDefault());
            return CompletableFuture.supplyAsync(() -> answer(client -> client.get(path))).join();
        });

        assertThat(busy).containsEntry("code", "busy");
        trainer.get(path).expectStatus().isOk();
    }

    @Test
    void areAnsweredRowByRowWithinWhatIsFree() {
        var classes = IntStream.range(0, 2_000).mapToObj(row -> "%d,class %d\n".formatted(row, row % 20))
                .collect(joining("", "x,y\n", ""));
        trainer.train("{'dataset_id': '%s', 'model_name': 'classes', 'training': {'epochs': 1}}"
                .formatted(trainer.dataset(classes)));

        var answers = HeapShare.call(budget, () -> {
            HeapShare.reserve(settings.memoryOrDefault() - (1 << 20));
            return Stream.of(1, 1_000).map(limit -> CompletableFuture.supplyAsync(() -> Trainer
                    .json(trainer.get("/models/classes/rows?split=training&sort=-error&limit=" + limit)))).toList()
                    .stream().map(CompletableFuture::join).toList();
        });

        assertThat(answers.getFirst()).containsEntry("has_more", true);
        assertThat(answers.getLast()).containsEntry("code", "busy");
    }

    private Map<String, Object> answer(Function<Trainer, ResponseSpec> request) {
        return Trainer.json(request.apply(trainer).expectHeader().exists("Retry-After"));
    }
}

package io.mlpservice.platform.json;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Descriptions of many columns. */
@HttpTest
class LargeJsonHttpTest {
    private static final int ALL = Runtime.getRuntime().availableProcessors();
    private static final int COLUMNS = 600;

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void aDescriptionIsReadInTurn() throws Exception {
        isAnsweredInTurn("/datasets/" + wideDataset());
    }

    /** It is made of a model that is in memory. */
    @Test
    void aSchemaIsWrittenInTurn() throws Exception {
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(wideDataset()));
        isAnsweredInTurn("/models/%s/schema".formatted(model));
    }

    private String wideDataset() {
        return trainer
                .dataset(IntStream.range(0, COLUMNS).mapToObj(index -> "x" + index).collect(joining(",", "", ",y\n"))
                        + IntStream.range(0, 10).mapToObj(LargeJsonHttpTest::row).collect(joining()));
    }

    private static String row(int number) {
        return IntStream.range(0, COLUMNS).mapToObj(column -> String.valueOf(column % 7 + number / 10.0))
                .collect(joining(",", "", ",%d.5\n".formatted(number)));
    }

    private void isAnsweredInTurn(String path) throws Exception {
        try (var client = Executors.newVirtualThreadPerTaskExecutor()) {
            LargeJson.FREE.acquire(ALL);
            var answer = client.submit(() -> trainer.get(path));
            try {
                await().until(LargeJson.FREE::hasQueuedThreads);
                trainer.get("/datasets").expectStatus().isOk();
                assertThat(answer.isDone()).isFalse();
            } finally {
                LargeJson.FREE.release(ALL);
            }
            answer.get().expectStatus().isOk();
            await().until(() -> LargeJson.FREE.availablePermits() == ALL);
        }
    }
}

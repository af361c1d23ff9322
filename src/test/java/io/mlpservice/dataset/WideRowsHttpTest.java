package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/** Rows of many columns, where requests may take less memory than the most rows of them would. */
@HttpTest
@TestPropertySource(properties = "mlp.requests.memory=48MB")
class WideRowsHttpTest {
    private static final int COLUMNS = 600;

    @Autowired
    private RestTestClient http;

    @Test
    void fewAreSentWhateverTheLimit() {
        var trainer = new Trainer(http);
        var names = IntStream.range(0, COLUMNS).mapToObj(index -> "x" + index).collect(joining(",", "", "\n"));
        var dataset = trainer.dataset(names + row(1) + row(2));
        trainer.get("/datasets/%s/rows?limit=1000".formatted(dataset)).expectStatus().isOk().expectBody()
                .jsonPath("$.rows.length()").isEqualTo(2);
    }

    private static String row(int value) {
        return IntStream.range(0, COLUMNS).mapToObj(_ -> String.valueOf(value)).collect(joining(",", "", "\n"));
    }
}

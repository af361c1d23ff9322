package io.mlpservice.evaluation;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** Rows of a model of many classes, where requests may take little memory. */
@HttpTest
@TestPropertySource(properties = "mlp.requests.memory=16MB")
class LargeAnswersHttpTest {
    private static final int LIMIT = 200;
    private static final String TABLE = IntStream.range(0, 800)
            .mapToObj(row -> "%d,class %d\n".formatted(row, row % 400))
            .collect(joining("", "x,y\n", ""));

    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {"row", "-error"})
    void areSentInShorterPages(String order) {
        var trainer = new Trainer(http);
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'network': {'hidden_layers': []}, 'training': {'epochs': 1}}"""
                .formatted(trainer.dataset(TABLE)));
        var rows = new ArrayList<Integer>();
        var total = 0;
        var cursor = "";
        var hasMore = true;
        while (hasMore) {
            JsonNode page = JsonMapper.shared().valueToTree(Trainer.json(trainer
                    .get("/models/%s/rows?split=training&sort=%s&limit=%d&cursor=%s".formatted(model, order, LIMIT,
                            cursor))
                    .expectStatus().isOk()));
            assertThat(page.at("/items").size()).isBetween(1, LIMIT - 1);
            page.at("/items").forEach(item -> rows.add(item.at("/row").asInt()));
            hasMore = page.at("/has_more").asBoolean();
            cursor = page.at("/next_cursor").asString();
            total = page.at("/total").asInt();
        }
        assertThat(total).isGreaterThan(LIMIT);
        assertThat(rows).doesNotHaveDuplicates().hasSize(total);
    }
}

package io.mlpservice.prediction;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** The words that mean a missing value in a data set mean one in the rows that its models predict. */
@HttpTest
class GapWordsHttpTest {
    private static final String WARNING = "which means a missing value";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void aNumberCanBeOne() {
        var model = train("-999");

        var answers = answers(model, "{'rows': [[null], [-999], ['-999'], [-999.0], ['-999.0'], ['-9.99e2'], [-998]]}");

        assertThat(answers.subList(1, 6)).allSatisfy(answer -> assertThat(answer)
                .containsEntry("values", answers.getFirst().get("values"))
                .hasEntrySatisfying("warnings", warnings -> assertThat(warnings).asString().contains(WARNING)));
        assertThat(answers.getLast().get("warnings")).asString().contains("less than 1").doesNotContain(WARNING);
    }

    @Test
    void theUsualWordsAreNoneWhereTheUploadNamesOthers() {
        var model = train("-999");

        trainer.post("/models/%s/predict".formatted(model), "{\"rows\": [[\"NA\"]]}").expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("not_numeric");
    }

    @Test
    void theSchemaOfTheModelNamesThem() {
        trainer.get("/models/%s/schema".formatted(train("-999,none"))).expectStatus().isOk().expectBody()
                .jsonPath("$.missing_values").value(words -> assertThat(words).isEqualTo(List.of("-999", "none")));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> answers(String model, String json) {
        var answer = Trainer.json(trainer.post("/models/%s/predict".formatted(model), json.replace('\'', '"'))
                .expectStatus().isOk());
        return (List<Map<String, Object>>) Objects.requireNonNull(answer.get("predictions"));
    }

    /** Trains on a table in which every fifth number is −999. */
    private String train(String missingValues) {
        var csv = IntStream.range(0, 40).mapToObj(row -> "%d,%d\n".formatted(row % 5 == 0 ? -999 : row, 2 * row))
                .collect(joining("", "x,y\n", ""));
        var dataset = Trainer.id(http.post().uri("/api/v1/datasets?name=gaps.csv&missing_values={words}", missingValues)
                .contentType(MediaType.parseMediaType("text/csv")).body(csv).exchange().expectStatus().isCreated());
        return trainer
                .trainModel("{'dataset_id': '%s', 'task': 'regression', 'training': {'epochs': 2}}".formatted(dataset));
    }
}

package io.mlpservice.training;

import io.mlpservice.EachTable;
import io.mlpservice.HttpTest;
import io.mlpservice.RealTables;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables as people have them train with nothing but their target, and their models take the raw rows. */
@HttpTest
class TablesHttpTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @EachTable
    void trainWithNothingButTheirTargetAndPredictTheirOwnRows(String file, String target) {
        var dataset = RealTables.upload(http, file);
        var job = train(dataset, target);
        assertThat(job.at("/state").asString()).as(job.at("/error").toString()).isEqualTo("succeeded");
        var rows = json(trainer.get("/datasets/%s/rows?limit=40".formatted(dataset)));
        var request = JSON.createObjectNode();
        var instances = request.putArray("instances");
        rows.get("rows").forEach(row -> {
            var instance = instances.addObject();
            for (var column = 0; column < row.size(); column++) {
                instance.set(rows.get("columns").get(column).asString(), row.get(column));
            }
        });
        var answer = json(trainer.post("/models/%s/predict".formatted(job.get("model_id").asString()),
                request.toString()).expectStatus().isOk());
        assertThat(answer.get("predictions")).hasSize(instances.size());
    }

    /** A model that has learned from text, gaps and numbers alike. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"penguins.csv | Species | accuracy | 0.9", "diamonds.csv | price | r2 | 0.9",
        "credit_data.csv | Status | accuracy | 0.75", "jobs.csv | perc | r2 | 0.8",
        "mpg.csv | hwy | r2 | 0.8"})
    void giveModelsThatAreOfUse(String file, String target, String metric, double least) {
        var job = train(RealTables.upload(http, file), target);
        assertThat(job.at("/metrics/test/" + metric).asDouble()).isGreaterThan(least);
    }

    @Test
    void leaveOutRowsWithoutATargetAndSaySo() {
        var job = train(RealTables.upload(http, "birdstrikes.csv"), "Effect Amount of damage");
        var trained = job.at("/metrics/training/row_count").asInt() + job.at("/metrics/validation/row_count").asInt()
                + job.at("/metrics/test/row_count").asInt();
        assertThat(job.get("warnings").valueStream().map(JsonNode::asString))
                .anyMatch(warning -> warning.startsWith("%d of 10000 rows have no value in the target"
                        .formatted(10_000 - trained)));
    }

    private JsonNode train(String dataset, String target) {
        var id = trainer.submit("{'dataset_id': '%s', 'targets': ['%s']}".formatted(dataset, target));
        trainer.await(id, (Map<String, Object> job) -> job.get("finished_at") != null);
        return json(trainer.get("/training-jobs/" + id));
    }

    private static JsonNode json(RestTestClient.ResponseSpec response) {
        return JSON.readTree(Objects.requireNonNull(response.expectBody().returnResult().getResponseBody()));
    }
}

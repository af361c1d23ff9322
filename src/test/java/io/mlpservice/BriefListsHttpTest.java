package io.mlpservice;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A list shows what its readers look for, without a request for each item. */
@HttpTest
class BriefListsHttpTest {
    private static final String BRIEFLY = "{'dataset_id': '%s', 'training': {'epochs': 2}}";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void begin() {
        trainer = new Trainer(http);
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().valueToTree(Trainer.json(trainer.get(path).expectStatus().isOk()));
    }

    private JsonNode onlyOne(String path) {
        var items = json(path).get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    @Test
    void showsTheDataSetAndTheScoreOfJobsAndModels() {
        var dataset = trainer.sample("iris");
        var model = trainer.trainModel(BRIEFLY.formatted(dataset));
        var accuracy = json("/models/" + model).at("/metrics/test/accuracy").asDouble();

        for (var list : new String[]{"/training-jobs", "/models"}) {
            var item = onlyOne(list + "?dataset_id=" + dataset);
            assertThat(item.get("dataset_name").asString()).isEqualTo("iris.csv");
            assertThat(item.at("/score/metric").asString()).isEqualTo("accuracy");
            assertThat(item.at("/score/value").asDouble()).isEqualTo(accuracy);
            assertThat(item.at("/score/split").asString()).isEqualTo("test");
        }
        assertThat(onlyOne("/models?metric=log_loss&dataset_id=" + dataset).at("/score/metric").asString())
                .isEqualTo("log_loss");
    }

    @Test
    void showsTheSizeOfDataSets() {
        var table = "a,b,\"\"\"name\"\":\"\n1,x,\"\"\"name\"\":\"\n2,y,z\n";
        trainer.dataset(table);
        var item = json("/datasets?limit=1").get("items").get(0);
        assertThat(item.get("row_count").asInt()).isEqualTo(2);
        assertThat(item.get("column_count").asInt()).isEqualTo(3);
        assertThat(item.get("size_bytes").asInt()).isEqualTo(table.length());
    }

    @Test
    void showsR2OfRegressions() {
        var dataset = trainer.sample("diabetes");
        var model = trainer.trainModel(BRIEFLY.formatted(dataset));
        var r2 = json("/models/" + model).at("/metrics/test/r2").asDouble();

        for (var list : new String[]{"/training-jobs", "/models"}) {
            var item = onlyOne(list + "?dataset_id=" + dataset);
            assertThat(item.at("/score/metric").asString()).isEqualTo("r2");
            assertThat(item.at("/score/value").asDouble()).isEqualTo(r2);
        }
    }

    @Test
    void showsJobsWithoutAModelAndThoseWhoseDataSetIsGone() {
        var dataset = trainer.sample("xor");
        trainer.submitLongJob(dataset);
        var waiting = onlyOne("/training-jobs?dataset_id=" + dataset);
        assertThat(waiting.get("dataset_name").asString()).isEqualTo("xor.csv");
        assertThat(waiting.get("score").isNull()).isTrue();
        trainer.endLongJobs();

        trainer.trainModel(BRIEFLY.formatted(dataset));
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        for (var item : json("/training-jobs?dataset_id=" + dataset).get("items")) {
            assertThat(item.get("dataset_name").isNull()).isTrue();
        }
        var model = onlyOne("/models?dataset_id=" + dataset);
        assertThat(model.get("dataset_name").isNull()).isTrue();
        assertThat(model.at("/score/split").asString()).isEqualTo("training");
    }
}

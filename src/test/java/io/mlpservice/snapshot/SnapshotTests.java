package io.mlpservice.snapshot;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Objects;

/** Trains models of iris that keep snapshots, and asks for these. */
@HttpTest
abstract class SnapshotTests {
    static final String FIXED = "'training': {'epochs': %d, 'early_stopping': {'monitor': 'none'}}";

    @Autowired
    RestTestClient http;

    Trainer trainer;
    String dataset = "";

    @BeforeEach
    void upload() {
        trainer = new Trainer(http);
        dataset = trainer.sample("iris");
    }

    @AfterEach
    void endLongJobs() {
        trainer.endLongJobs();
    }

    final String train(String settings) {
        return (String) Objects.requireNonNull(
                trainer.train("{'dataset_id': '%s', %s}".formatted(dataset, settings)).get("id"));
    }

    final JsonNode snapshots(String job) {
        return json("/training-jobs/%s/snapshots".formatted(job));
    }

    final JsonNode json(String path) {
        return JsonMapper.shared().valueToTree(Trainer.json(trainer.get(path).expectStatus().isOk()));
    }

    static List<Integer> epochs(JsonNode snapshots) {
        return snapshots.get("items").valueStream().map(item -> item.get("epoch").asInt()).toList();
    }

    final JsonNode parameters(String job, int epoch) {
        return json("/training-jobs/%s/snapshots/%d/parameters".formatted(job, epoch));
    }

    final JsonNode post(String path, String body) {
        return JsonMapper.shared().valueToTree(Trainer.json(trainer.post(path, body).expectStatus().isOk()));
    }
}

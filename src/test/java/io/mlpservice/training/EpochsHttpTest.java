package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** The epochs of a job, page by page or thinned for a chart. */
@HttpTest
class EpochsHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void listsEveryEpoch() {
        var job = trainer.train("""
                {'dataset_id': '%s', 'training': {'epochs': 25, 'early_stopping': {'monitor': 'none'}}}"""
                .formatted(trainer.sample("iris")));
        var epochs = "/training-jobs/" + job.get("id") + "/epochs";
        var first = Trainer.json(trainer.get(epochs + "?limit=20"));
        assertThat(first).containsEntry("has_more", true).containsEntry("next_after", 20).extracting("items", LIST)
                .hasSize(20).first(MAP).containsEntry("epoch", 1)
                .containsKeys("training_loss", "training_score", "validation_loss", "validation_score",
                        "learning_rate");
        var rest = Trainer.json(trainer.get(epochs + "?after=20"));
        assertThat(rest).containsEntry("has_more", false).containsEntry("next_after", 25).extracting("items", LIST)
                .hasSize(5);
        assertThat(Trainer.json(trainer.get(epochs + "?after=25"))).containsEntry("next_after", 25)
                .containsEntry("items", List.of());
        assertThat(job).containsEntry("stop_reason", "max_epochs");
    }

    /** With steps of no size, an epoch measures the parameters that the model gets. */
    @ParameterizedTest
    @CsvSource({"iris, accuracy", "diabetes, r2"})
    void scoresTheTrainingRowsAsTheMetricsDo(String sample, String metric) {
        var job = JsonMapper.shared().<JsonNode>valueToTree(trainer.train("""
                {'dataset_id': '%s', 'training': {'epochs': 2, 'optimizer': {'type': 'sgd', 'learning_rate': 1e-12}}}"""
                .formatted(trainer.sample(sample))));
        var score = job.at("/metrics/training/" + metric).asDouble();
        var epochs = JsonMapper.shared().<JsonNode>valueToTree(
                Trainer.json(trainer.get("/training-jobs/%s/epochs".formatted(job.get("id").asString()))));
        for (var epoch : epochs.get("items")) {
            assertThat(epoch.get("training_score").asDouble()).isCloseTo(score, within(1e-6));
        }
        assertThat(job.at("/progress/training_score")).isEqualTo(epochs.at("/items/1/training_score"));
    }

    @Test
    void leavesAnUndefinedScoreOut() {
        var job = trainer
                .train("{'dataset_id': '%s', 'targets': ['y'], 'task': 'regression', 'training': {'epochs': 1}}"
                        .formatted(trainer.dataset("x,y\n1,5\n2,5\n3,5\n4,5\n5,5\n6,5\n")));
        trainer.get("/training-jobs/%s/epochs".formatted(job.get("id"))).expectBody()
                .jsonPath("$.items[0].training_score").isEmpty();
    }

    @Test
    void refusesImpossibleParametersOfEpochsAllAtOnce() {
        trainer.get("/training-jobs/%s/epochs?after=-1&limit=10001".formatted(UUID.randomUUID())).expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].parameter").isEqualTo("after")
                .jsonPath("$.errors[1].parameter").isEqualTo("limit");
    }

    @Test
    void thinsEpochsForAChart() {
        var epochs = "/training-jobs/%s/epochs".formatted(trainer.train("""
                {'dataset_id': '%s', 'training': {'epochs': 30, 'early_stopping': {'monitor': 'none'}}}"""
                .formatted(trainer.sample("iris"))).get("id"));
        var thinned = Trainer.json(trainer.get(epochs + "?max_points=9"));
        assertThat(thinned).containsEntry("next_after", 30).containsEntry("has_more", false);
        trainer.get(epochs + "?max_points=9&after=1").expectBody().jsonPath("$.items[*].epoch")
                .isEqualTo(List.of(5, 9, 13, 17, 21, 25, 29, 30));
        trainer.get(epochs + "?max_points=1").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("max_points").jsonPath("$.errors[0].code")
                .isEqualTo("out_of_range");
        trainer.get(epochs + "?max_points=9&limit=9").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("limit");
    }
}

package io.mlpservice.model.http;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Curves and large confusion matrices have operations of their own. */
@HttpTest
class MeasuredModelsHttpTest {
    private static final String BRIEFLY = "{'dataset_id': '%s', 'training': {'epochs': 20}%s}";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void drawsTheCurvesOfEachClass() {
        var model = trainer.trainModel(BRIEFLY.formatted(trainer.sample("iris"), ""));
        var curves = get("/models/%s/curves", model);
        assertThat(curves.get("split").asString()).isEqualTo("test");
        assertThat(curves.at("/targets/0/target").asString()).isEqualTo("species");
        var scores = get("/models/%s", model).at("/metrics/test/per_class");
        for (var label = 0; label < 3; label++) {
            var ofClass = curves.at("/targets/0/classes/%d".formatted(label));
            for (var field : new String[]{"label", "roc_auc", "average_precision"}) {
                assertThat(ofClass.get(field)).isEqualTo(scores.get(label).get(field));
            }
            var points = ofClass.get("points");
            assertThat(points.get(0)).hasToString(
                    "{\"threshold\":null,\"false_positive_rate\":0.0,\"true_positive_rate\":0.0,\"precision\":null}");
            assertThat(points.get(points.size() - 1).get("true_positive_rate").asDouble()).isEqualTo(1);
            assertThat(areaUnder(points)).isCloseTo(ofClass.get("roc_auc").asDouble(),
                    within(1e-9));
        }
    }

    private static double areaUnder(JsonNode points) {
        return IntStream.range(1, points.size()).mapToDouble(point -> {
            var from = points.get(point - 1);
            var to = points.get(point);
            return (to.get("false_positive_rate").asDouble() - from.get("false_positive_rate").asDouble())
                    * (to.get("true_positive_rate").asDouble() + from.get("true_positive_rate").asDouble()) / 2;
        }).sum();
    }

    @Test
    void answersThePartThatIsAskedFor() {
        var model = trainer.trainModel(BRIEFLY.formatted(trainer.sample("iris"), ""));
        var training = get("/models/%s/confusion-matrix?split=training", model);
        assertThat(training.get("split").asString()).isEqualTo("training");
        assertThat(training.at("/targets/0/target").asString()).isEqualTo("species");
        assertThat(training.at("/targets/0/confusion_matrix"))
                .isEqualTo(get("/models/%s", model).at("/metrics/training/confusion_matrix"));
        assertThat(get("/models/%s/curves?split=training", model).get("split").asString()).isEqualTo("training");
        trainer.get("/models/%s/curves?split=all".formatted(model)).expectStatus().isEqualTo(422);
    }

    @Test
    void saysWhichPartsThereAre() {
        var model = trainer.trainModel(
                BRIEFLY.formatted(trainer.sample("xor"), ", 'split': {'validation_fraction': 0, 'test_fraction': 0}"));
        assertThat(get("/models/%s/curves", model).get("split").asString()).isEqualTo("training");
        assertNotMeasured("/models/%s/curves?split=test".formatted(model), "but on: training.");
        assertNotMeasured("/models/%s/confusion-matrix?split=test".formatted(model), "but on: training.");
    }

    @Test
    void hasNothingOfTheKindForNumbers() {
        var model = trainer.trainModel(BRIEFLY.formatted(trainer.sample("diabetes"), ""));
        assertNotMeasured("/models/%s/curves".formatted(model), "predicts numbers");
        assertNotMeasured("/models/%s/confusion-matrix".formatted(model), "predicts numbers");
        trainer.get("/models/unknown/curves").expectStatus().isNotFound();
    }

    @Test
    void keepsALargeConfusionMatrixOutOfTheMetrics() {
        var rows = IntStream.range(0, 606).mapToObj(row -> "%d,c%d".formatted(row % 101, row % 101))
                .collect(Collectors.joining("\n", "x,y\n", "\n"));
        var dataset = trainer.dataset(rows);
        var model = trainer.trainModel(BRIEFLY.formatted(dataset, ", 'targets': ['y']"));
        var test = get("/models/%s", model).at("/metrics/test");
        assertThat(test.get("confusion_matrix").isNull()).isTrue();
        assertThat(test.get("baseline").get("label").isNull()).isFalse();

        var confusion = get("/models/%s/confusion-matrix", model).at("/targets/0/confusion_matrix");
        assertThat(confusion.get("labels")).hasSize(101);
        var counts = StreamSupport.stream(confusion.get("counts").spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false)).mapToInt(JsonNode::asInt).sum();
        assertThat(counts).isEqualTo(test.get("row_count").asInt());
        var evaluation = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(trainer
                .post("/models/%s/evaluations".formatted(model), "{\"dataset_id\": \"%s\"}".formatted(dataset))));
        assertThat(evaluation.at("/metrics/baseline/accuracy").asDouble()).isBetween(0.0, 0.02);
    }

    private void assertNotMeasured(String path, String reason) {
        trainer.get(path).expectStatus().isNotFound().expectBody().jsonPath("$.code").isEqualTo("not_measured")
                .jsonPath("$.detail").value(String.class, detail -> assertThat(detail).contains(reason));
    }

    private JsonNode get(String path, String model) {
        return JsonMapper.shared()
                .valueToTree(Trainer.json(trainer.get(path.formatted(model)).expectStatus().isOk()));
    }
}

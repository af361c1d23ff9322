package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Metrics stand beside those of a guess, and a model that is of little use says so. */
@HttpTest
class UsefulnessHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void isSeenFromTheMetricsOfClassesAndOfAGuess() {
        var dataset = trainer.sample("iris");
        var model = model(trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 60}}".formatted(dataset)));
        assertThat(model.get("warnings")).asInstanceOf(LIST).isEmpty();
        var test = sample(model, "test");
        assertThat(test).extractingByKey("baseline", MAP).containsKeys("label", "accuracy", "macro_f1", "log_loss")
                .containsEntry("value", null).containsEntry("rmse", null);
        assertThat(test.get("per_class")).asInstanceOf(LIST).extracting(score -> ((Map<?, ?>) score).get("label"))
                .isEqualTo(List.of("setosa", "versicolor", "virginica"));
        assertThat(test.get("per_class")).asInstanceOf(LIST).first(MAP).containsEntry("support", 10)
                .containsOnlyKeys("label", "precision",
                        "recall", "f1", "support", "predicted", "roc_auc", "average_precision");
        var evaluation = Trainer.json(trainer.post("/models/%s/evaluations".formatted(model.get("id")),
                "{\"dataset_id\": \"%s\"}".formatted(dataset)));
        assertThat(evaluation).containsEntry("warnings", List.of()).extractingByKey("metrics", MAP)
                .extractingByKey("baseline", MAP).containsEntry("accuracy", 1 / 3.0).containsEntry("roc_auc", 0.5)
                .containsKeys("average_precision", "brier_score", "balanced_accuracy");
    }

    @Test
    void isDoubtedWhereTheFeatureIsNoise() {
        var random = new Random(7);
        var dataset = table(row -> random.nextGaussian() + "," + (row % 3 == 0 ? "yes" : "no"));
        var job = trainer.train(
                "{'dataset_id': '%s', 'training': {'epochs': 2, 'optimizer': {'learning_rate': 1e-6}}, 'network': {'hidden_layers': []}, 'initialization': {'type': 'zeros'}}"
                        .formatted(dataset));
        assertThat(job.get("warnings")).asInstanceOf(LIST).anySatisfy(warning -> assertThat(warning).asString()
                .contains("no better than always answering 'no'", "accuracy is 0."));
        assertThat(model(String.valueOf(job.get("model_id"))).get("warnings")).asInstanceOf(LIST)
                .allSatisfy(warning -> assertThat(job.get("warnings")).asInstanceOf(LIST).contains(warning))
                .isNotEmpty();
    }

    @Test
    void isDoubtedWhereNoiseIsLearnedByHeart() {
        var random = new Random(7);
        var dataset = table(row -> random.nextGaussian() + "," + "abc".charAt(row % 3));
        assertThat(trainer.train("{'dataset_id': '%s'}".formatted(dataset)).get("warnings")).asInstanceOf(LIST)
                .anySatisfy(warning -> assertThat(warning).asString().contains("no better than always answering"));
    }

    @Test
    void isDoubtedWhereTheMeanIsAsGood() {
        var random = new Random(7);
        var dataset = table(row -> random.nextGaussian() + "," + (random.nextGaussian() + 100));
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 100}}".formatted(dataset));
        assertThat(job.get("warnings")).asInstanceOf(LIST).anySatisfy(warning -> assertThat(warning).asString()
                .contains("no better than always answering the mean", "root mean squared error"));
        var baseline = sample(model(String.valueOf(job.get("model_id"))), "training").get("per_target");
        assertThat(baseline).asInstanceOf(LIST).first(MAP).extractingByKey("baseline", MAP)
                .extractingByKey("value").satisfies(mean -> assertThat((Double) mean).isBetween(99.0, 101.0));
    }

    @Test
    void isDoubtedWhereAClassIsNeverPredicted() {
        var dataset = table(row -> (row % 2) + "," + (row % 20 == 0 ? "rare" : row % 2 == 0 ? "even" : "odd"));
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 40}}".formatted(dataset));
        assertThat(job.get("warnings")).asInstanceOf(LIST).singleElement().asString()
                .contains("never predicts", "'rare' (10 rows)", "class_weights");
    }

    @ParameterizedTest
    @CsvSource({"6,true", "40,false"})
    void isDoubtedWhereFewRowsEndedTheTraining(int validation, boolean areFew) {
        var random = new Random(7);
        var dataset = trainer.dataset("x,part,y\n" + IntStream.range(0, 100 + validation).mapToObj(row -> {
            var x = random.nextGaussian();
            return row < validation ? "%s,validation,%s".formatted(x, -x) : "%s,train,%s".formatted(x, x);
        }).collect(Collectors.joining("\n")));
        var job = trainer.train(
                "{'dataset_id': '%s', 'features': ['x'], 'split': {'type': 'column', 'column': 'part'}, 'network': {'hidden_layers': []}, 'initialization': {'type': 'zeros'}}"
                        .formatted(dataset));
        assertThat(job).containsEntry("stop_reason", "early_stopping");
        assertThat(((List<?>) Objects.requireNonNull(job.get("warnings"))).stream().map(String::valueOf)
                .anyMatch(warning -> warning.contains("the model is that of epoch 1, which has learned little")
                        && warning.contains("6 rows may mislead")))
                .isEqualTo(areFew);
    }

    @Test
    void isAdvisedToTakeTheLogarithmOfASkewedTarget() {
        var random = new Random(7);
        var dataset = table(row -> random.nextGaussian() + "," + Math.exp(3 * random.nextGaussian()));
        assertThat(warnings(dataset, "log")).noneMatch(warning -> warning.toString().contains("'log'"));
        assertThat(warnings(dataset, "standard")).anySatisfy(
                warning -> assertThat(warning).asString().contains("outweigh", "'preprocessing.target': 'log'"));
    }

    private List<?> warnings(String dataset, String scaling) {
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 2}, 'preprocessing': {'target': '%s'}}"
                .formatted(dataset, scaling));
        return (List<?>) Objects.requireNonNull(job.get("warnings"));
    }

    private String table(IntFunction<String> row) {
        return trainer.dataset("x,y\n" + IntStream.range(0, 200).mapToObj(row).collect(Collectors.joining("\n")));
    }

    private Map<String, Object> model(String id) {
        return Trainer.json(trainer.get("/models/" + id));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> sample(Map<String, Object> model, String part) {
        return (Map<String, Object>) Objects
                .requireNonNull(((Map<?, ?>) Objects.requireNonNull(model.get("metrics"))).get(part));
    }
}

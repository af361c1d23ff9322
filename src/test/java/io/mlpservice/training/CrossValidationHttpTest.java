package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Trainings that are cross-validated, and other ways to split rows, as users see them. */
@HttpTest
class CrossValidationHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @AfterEach
    void endLongJobs() {
        trainer.endLongJobs();
    }

    @Test
    void measuresEveryRowOnceARepeatAndTrainsOnAll() {
        var job = trainer.train("""
                {'dataset_id': '%s', 'cross_validation': {'folds': 3, 'repeats': 2}, 'training': {'epochs': 30}}"""
                .formatted(trainer.sample("iris")));

        assertThat(job).extractingByKey("cross_validation", MAP).containsEntry("folds", 3).containsEntry("repeats", 2);
        assertThat(job).extractingByKey("cross_validation", MAP).extractingByKey("mean", MAP)
                .containsEntry("row_count", 300).extractingByKey("accuracy", DOUBLE).isBetween(0.8, 1.0);
        assertThat(job).extractingByKey("cross_validation", MAP).extractingByKey("deviation", MAP)
                .extractingByKey("loss", DOUBLE).isBetween(1e-6, 0.3);
        assertThat(job).extractingByKey("metrics", MAP).containsEntry("test", null)
                .extractingByKey("training", MAP).containsEntry("row_count", 135);
        assertThat(model(job)).containsEntry("cross_validation", job.get("cross_validation"));
    }

    @Test
    void measuresTheSameAgain() {
        var request = """
                {'dataset_id': '%s', 'cross_validation': {'folds': 2}, 'training': {'epochs': 5}, 'seed': 7}"""
                .formatted(trainer.sample("iris"));
        assertThat(trainer.train(request)).containsEntry("cross_validation",
                trainer.train(request).get("cross_validation"));
    }

    @Test
    void showsNoneWithoutAsking() {
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("xor")));
        assertThat(job).containsEntry("cross_validation", null);
        assertThat(model(job)).containsEntry("cross_validation", null);
    }

    @Test
    void trainsOnTheRowsThatAColumnNames() {
        var job = trainer.train("""
                {'dataset_id': '%s', 'split': {'type': 'column', 'column': 'part'}, 'training': {'epochs': 3}}"""
                .formatted(table()));
        assertThat(job).extractingByKey("metrics", MAP).extractingByKey("training", MAP).containsEntry("row_count", 36);
        assertThat(job).extractingByKey("metrics", MAP).extractingByKey("validation", MAP)
                .containsEntry("row_count", 12);
        assertThat(job).extractingByKey("metrics", MAP).extractingByKey("test", MAP).containsEntry("row_count", 12);
        assertThat(model(job)).extractingByKey("features").asString().isEqualTo("[x, when, patient]");
    }

    @Test
    void trainsOnThePastAndOnWholeGroups() {
        for (var split : new String[]{"{'type': 'time', 'column': 'when'}", "{'type': 'group', 'column': 'patient'}"}) {
            var job = trainer.train("""
                    {'dataset_id': '%s', 'split': %s, 'features': ['x'], 'targets': ['y'],
                     'cross_validation': {'folds': 3}, 'training': {'epochs': 3}}""".formatted(table(), split));
            assertThat(job).extractingByKey("cross_validation", MAP).extractingByKey("mean", MAP)
                    .containsEntry("row_count", split.contains("time") ? 45 : 60);
        }
    }

    @Test
    void cancelsInTheMidstOfAFit() {
        var id = trainer.submit("""
                {'dataset_id': '%s', 'cross_validation': {'folds': 20, 'repeats': 10}, 'keep_model_on_cancel': true,
                 'training': {'epochs': 1000000, 'early_stopping': {'monitor': 'none'}}}"""
                .formatted(trainer.sample("iris")));
        trainer.await(id, job -> fraction(job) > 0);
        trainer.post("/training-jobs/%s/cancel".formatted(id), "");
        assertThat(trainer.await(id, "cancelled")).containsEntry("model_id", null);
    }

    private static double fraction(Map<String, Object> job) {
        return job.get("progress") instanceof Map<?, ?> progress && progress.get("fraction") instanceof Number done
                ? done.doubleValue()
                : 0;
    }

    private Map<String, Object> model(Map<String, Object> job) {
        return Trainer.json(trainer.get("/models/%s".formatted(job.get("model_id"))));
    }

    private String table() {
        var parts = new String[]{"train", "Training", "TRAIN", "val", "test"};
        return trainer.dataset(IntStream.range(0, 60)
                .mapToObj(row -> "%s,%d,p%d,%s,%s".formatted(row / 7.0, row * 7 % 60, row % 6, parts[row % 5],
                        row * row / 3.0))
                .collect(Collectors.joining("\n", "x,when,patient,part,y\n", "\n")));
    }
}

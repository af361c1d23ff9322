package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

@HttpTest
class TrainingJobHttpTest {
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
    void trainsWithNothingButADataset() {
        var dataset = trainer.sample("iris");
        var submitted = trainer.post("/training-jobs", "{\"dataset_id\": \"%s\"}".formatted(dataset)).expectStatus()
                .isAccepted().expectHeader().valueMatches("Location", "/api/v1/training-jobs/[0-9a-f-]{36}");
        var job = trainer.await(Trainer.id(submitted), "succeeded");
        assertThat(job).containsEntry("dataset_id", dataset).containsEntry("attempt", 1).containsEntry("phase", null)
                .containsEntry("error", null).containsEntry("queue_position", null).containsKey("stop_reason")
                .containsKeys("created_at", "started_at", "finished_at", "model_id");
        assertThat(job).extracting("progress", MAP).containsEntry("epochs", 200).containsEntry("fraction", 1.0)
                .containsEntry("eta_seconds", 0.0);
        assertThat(job).extracting("configuration", MAP).containsEntry("targets", List.of("species"))
                .containsEntry("model_name", "iris").containsEntry("task", "classification");
        assertThat(job).extracting("metrics", MAP).extractingByKey("test", MAP).containsEntry("row_count", 30)
                .hasEntrySatisfying("accuracy", accuracy -> assertThat((double) accuracy).isGreaterThan(0.8));
        assertThat(job).extracting("timings", MAP).hasSize(3).doesNotContainValue(null);
        trainer.get("/models/" + job.get("model_id")).expectStatus().isOk().expectBody().jsonPath("$.job_id")
                .isEqualTo(job.get("id"));
    }

    @Test
    void tellsEveryEpoch() {
        var job = trainer.train("""
                {'dataset_id': '%s', 'training': {'epochs': 25, 'early_stopping': {'monitor': 'none'}}}"""
                .formatted(trainer.sample("iris")));
        var epochs = "/training-jobs/" + job.get("id") + "/epochs";
        var first = Trainer.json(trainer.get(epochs + "?limit=20"));
        assertThat(first).containsEntry("has_more", true).containsEntry("next_after", 20).extracting("items", LIST)
                .hasSize(20).first(MAP).containsEntry("epoch", 1)
                .containsKeys("training_loss", "validation_loss", "validation_score", "learning_rate");
        var rest = Trainer.json(trainer.get(epochs + "?after=20"));
        assertThat(rest).containsEntry("has_more", false).containsEntry("next_after", 25).extracting("items", LIST)
                .hasSize(5);
        assertThat(Trainer.json(trainer.get(epochs + "?after=25"))).containsEntry("next_after", 25)
                .containsEntry("items", List.of());
        assertThat(job).containsEntry("stop_reason", "max_epochs");
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
                .isEqualTo(List.of(2, 6, 10, 14, 18, 22, 26, 30));
        trainer.get(epochs + "?max_points=1").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("max_points").jsonPath("$.errors[0].code")
                .isEqualTo("out_of_range");
        trainer.get(epochs + "?max_points=9&limit=9").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("limit");
    }

    /** By itself the job would end long after the test has given up. */
    @Test
    void cancelsARunningJobLongBeforeItsEnd() {
        var id = trainer.submitLongJob(trainer.sample("digits"));
        trainer.await(id, started -> "training".equals(started.get("phase")));
        trainer.post("/training-jobs/%s/cancel".formatted(id), "").expectStatus().isEqualTo(202);
        var job = trainer.await(id, "cancelled");
        assertThat(job).containsEntry("stop_reason", "cancelled").containsEntry("model_id", null)
                .containsEntry("phase", null);
        assertThat(job).extracting("timings", MAP).doesNotContainEntry("training_seconds", null);
        trainer.post("/training-jobs/%s/cancel".formatted(id), "").expectStatus().isOk();
    }

    @Test
    void showsProgressWhileTrainingAndAnswersMeanwhile() {
        var id = trainer.submitLongJob(trainer.sample("iris"));
        var running = trainer.await(id,
                job -> job.get("progress") instanceof Map<?, ?> progress
                        && progress.get("training_loss") != null);
        assertThat(running).containsEntry("state", "running").containsEntry("phase", "training")
                .extracting("progress", MAP).containsEntry("epochs", 1_000_000)
                .hasEntrySatisfying("eta_seconds", eta -> assertThat((double) eta).isPositive())
                .hasEntrySatisfying("fraction", fraction -> assertThat((double) fraction).isBetween(0.0, 1.0));
        trainer.get("/training-jobs/%s/epochs?limit=1".formatted(id)).expectBody().jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void keepsTheDatasetOfAJobUntilItIsOver() {
        var dataset = trainer.sample("iris");
        var id = trainer.submitLongJob(dataset);
        trainer.await(id, "running");
        trainer.delete("/datasets/" + dataset).expectStatus().isEqualTo(409);
        trainer.delete("/training-jobs/" + id).expectStatus().isEqualTo(409);
        cancel(id);
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        trainer.get("/training-jobs/" + id).expectStatus().isOk();
        trainer.delete("/training-jobs/" + id).expectStatus().isNoContent();
        trainer.get("/training-jobs/" + id).expectStatus().isNotFound();
    }

    @Test
    void cancelsAWaitingJobAtOnceAndStartsTheMostUrgentFirst() {
        var dataset = trainer.sample("iris");
        var running = trainer.fillSlots(dataset);
        var patient = trainer.submit("{'dataset_id': '%s'}".formatted(dataset));
        var unwanted = trainer.submit("{'dataset_id': '%s'}".formatted(dataset));
        var urgent = trainer.submit("{'dataset_id': '%s', 'priority': 5}".formatted(dataset));
        assertThat(trainer.job(patient)).containsEntry("state", "queued").containsEntry("queue_position", 1)
                .containsEntry("started_at", null);
        assertThat(trainer.job(unwanted)).containsEntry("queue_position", 2);
        assertThat(trainer.job(urgent)).containsEntry("queue_position", 0);
        trainer.post("/training-jobs/%s/cancel".formatted(unwanted), "").expectStatus().isOk().expectBody()
                .jsonPath("$.state").isEqualTo("cancelled");
        cancel(running.getFirst());
        var last = trainer.await(patient, "succeeded");
        var first = trainer.await(urgent, "succeeded");
        assertThat(started(first)).isBefore(started(last));
    }

    @Test
    void startsJobsOfOnePriorityInTheOrderOfTheirSubmissionAlsoAfterAPause() {
        var dataset = trainer.sample("xor");
        var busy = trainer.fillSlots(dataset);
        var jobs = Stream.of(0, 0, -1, 0)
                .map(priority -> trainer.submit("{'dataset_id': '%s', 'priority': %d, 'training': {'epochs': 1}}"
                        .formatted(dataset, priority)))
                .toList();
        assertThat(positions(jobs)).containsExactly("0", "1", "3", "2");
        trainer.post("/training-jobs/%s/pause".formatted(jobs.getFirst()), "").expectStatus().isOk();
        assertThat(positions(jobs)).containsExactly("null", "0", "2", "1");
        trainer.post("/training-jobs/%s/resume".formatted(jobs.getFirst()), "").expectStatus().isEqualTo(202);
        assertThat(positions(jobs)).containsExactly("0", "1", "3", "2");
        cancel(busy.getFirst());
        var started = jobs.stream().map(id -> started(trainer.await(id, "succeeded"))).toList();
        assertThat(List.of(started.get(0), started.get(1), started.get(3), started.get(2))).isSorted();
    }

    private List<String> positions(List<String> jobs) {
        return jobs.stream().map(id -> String.valueOf(trainer.job(id).get("queue_position"))).toList();
    }

    @Test
    void refusesToCancelWhatHasSucceeded() {
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("iris")));
        trainer.post("/training-jobs/%s/cancel".formatted(job.get("id")), "").expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.code").isEqualTo("job_finished");
    }

    @Test
    void failsWithAdviceWhenTrainingDiverges() {
        var id = trainer.submit("""
                {'dataset_id': '%s', 'network': {'hidden_layers': []}, 'training': {'batching': 'full_batch',
                 'early_stopping': {'monitor': 'none'}, 'optimizer': {'type': 'sgd', 'learning_rate': 1}}}"""
                .formatted(trainer.sample("diabetes")));
        var job = trainer.await(id, "failed");
        assertThat(job).containsEntry("stop_reason", "diverged").containsEntry("model_id", null);
        assertThat(job).extracting("error", MAP).containsEntry("code", "training_diverged")
                .hasEntrySatisfying("detail", detail -> assertThat((String) detail).contains("learning rate"));
        var epochs = Trainer.json(trainer.get("/training-jobs/%s/epochs".formatted(id)));
        var last = (int) Objects.requireNonNull(epochs.get("next_after"));
        assertThat(last).isGreaterThan(10);
        assertThat(epochs).extracting("items", LIST).hasSize(last);
        assertThat(job).extracting("progress", MAP).containsEntry("epoch", last).containsEntry("eta_seconds", null)
                .doesNotContainEntry("training_loss", null);
        assertThat(job).extracting("timings", MAP).doesNotContainEntry("training_seconds", null);
    }

    @Test
    void takesManyJobsAtOnce() throws Exception {
        var dataset = trainer.sample("xor");
        Callable<String> submit = () -> trainer
                .submit("{'dataset_id': '%s', 'training': {'epochs': 2}}".formatted(dataset));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> id : threads.invokeAll(Collections.nCopies(12, submit))) {
                assertThat(trainer.await(id.get(), "succeeded")).containsEntry("attempt", 1);
            }
        }
        var page = Trainer.json(trainer.get("/training-jobs?state=succeeded&limit=5&dataset_id=" + dataset));
        assertThat(page).containsEntry("has_more", true).extracting("items", LIST).hasSize(5);
        var next = Trainer.json(trainer
                .get("/training-jobs?state=succeeded&limit=10&dataset_id=%s&cursor=%s".formatted(dataset,
                        page.get("next_cursor"))));
        assertThat(next).containsEntry("has_more", false).extracting("items", LIST).hasSize(7);
    }

    @Test
    void validatesWithoutTraining() {
        var dataset = trainer.sample("iris");
        trainer.post("/training-jobs/validate", "{\"dataset_id\": \"%s\"}".formatted(dataset)).expectStatus().isOk()
                .expectBody().jsonPath("$.parameter_count").isEqualTo(803).jsonPath("$.estimated_memory_bytes")
                .isNumber()
                .jsonPath("$.warnings").isArray().jsonPath("$.configuration.targets[0]").isEqualTo("species");
        assertThat(Trainer.json(trainer.get("/training-jobs?dataset_id=" + dataset))).extracting("items", LIST)
                .isEmpty();
    }

    @Test
    void tellsEverythingThatIsWrongWithARequestAtOnce() {
        trainer.post("/training-jobs", """
                {"dataset_id": "%s", "colour": "red", "network": {"hidden_layers": [{"units": -3}]},
                 "training": {"epochs": 0, "optimizer": {"type": "magic", "learning_rate": 0}}}"""
                .formatted(UUID.randomUUID())).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactlyInAnyOrder("/colour",
                        "/network/hidden_layers/0/units", "/training/epochs", "/training/optimizer/type",
                        "/training/optimizer/learning_rate", "/dataset_id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-1 | 422", "0 | 422", "1e9 | 422", "\"0.1\" | 422", "NaN | 400"})
    void refusesImpossibleLearningRates(String rate, int status) {
        trainer.post("/training-jobs",
                "{\"dataset_id\": \"%s\", \"training\": {\"optimizer\": {\"learning_rate\": %s}}}"
                        .formatted(trainer.sample("iris"), rate))
                .expectStatus().isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'targets': ['nothing'] | /targets/0",
        "'targets': ['one'], 'task': 'classification' | /targets/0",
        "'targets': ['text'], 'task': 'regression' | /task", "'features': ['nothing'] | /features/0",
        "'features': ['x', 'text'] | /features/1", "'features': ['y'], 'targets': ['y'] | /features/0",
        "'model_name': 'a b' | /model_name", "'split': {'test_fraction': 0.6, 'validation_fraction': 0.5} | /split",
        "'training': {'loss': 'binary_cross_entropy'} | /training/loss",
        "'training': {'early_stopping': {'monitor': 'validation_loss'}} | /training/early_stopping/monitor",
        "'training': {'optimizer': {'type': 'sgd', 'beta1': 0.9}} | /training/optimizer/beta1",
        "'training': {'optimizer': {'type': 'adam', 'momentum': 0.9}} | /training/optimizer/momentum",
        "'training': {'batching': 'full_batch', 'batch_size': 8} | /training/batch_size",
        "'initialization': {'type': 'auto', 'limit': 1.0} | /initialization/limit",
        "'initialization': {'type': 'uniform', 'limit': 0} | /initialization/limit",
        "'initialization': {'type': 'given'} | /initialization/parameters",
        "'network': {'output_layer': {'units': 3}} | /network/output_layer/units",
        "'network': {'hidden_layers': [{'units': 4, 'dropout': 1}]} | /network/hidden_layers/0/dropout",
        "'weight_column': 'x' | /weight_column"})
    void refusesWhatTheDatasetOrTheChoiceOfSettingsCannotGive(String setting, String pointer) {
        var dataset = trainer.dataset("x,one,text,y\n1,1,a,0.5\n2,1,b,0.7\n3,1,a,0.9\n");
        var columns = setting.contains("features") ? "" : ", 'features': ['x']";
        trainer.post("/training-jobs",
                "{'dataset_id': '%s', %s%s}".formatted(dataset, setting, columns).replace('\'', '"'))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactly(pointer));
        trainer.get("/training-jobs?dataset_id=" + dataset).expectBody().jsonPath("$.items.length()").isEqualTo(0);
    }

    @Test
    void trainsOnGivenParametersAndRefusesThoseOfAnotherShape() {
        var request = """
                {'dataset_id': '%s', 'precision': 'float64', 'network': {'hidden_layers': []}, 'targets': ['b'],
                 'preprocessing': {'numeric': 'none', 'target': 'none'}, 'task': 'regression',
                 'initialization': {'type': 'given', 'parameters': [{'weights': [%s], 'biases': [0.5]}]},
                 'training': {'epochs': 1, 'optimizer': {'type': 'sgd', 'learning_rate': 0.1}}}""";
        var dataset = trainer.dataset("a,b\n1,2\n");
        var model = trainer.trainModel(request.formatted(dataset, "[0.25]"));
        trainer.get("/models/%s/parameters".formatted(model)).expectBody().jsonPath("$.layers[0].weights[0][0]")
                .isEqualTo(0.25 + 0.1 * 2 * 1.25).jsonPath("$.layers[0].biases[0]").isEqualTo(0.5 + 0.1 * 2 * 1.25);
        trainer.post("/training-jobs", request.formatted(dataset, "[0.25, 1]").replace('\'', '"')).expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].pointer")
                .isEqualTo("/initialization/parameters/0/weights");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "x,y;1,0.5;2,0.7 | 'seed': 1 | ``", "x,y;1,0.5;2,0.5 | 'seed': 1 | same value",
        "x,y;1,0.5;1,0.7 | 'seed': 1 | same value", "x,y;1,0;2,1 | 'seed': 1 | taken for classes",
        "x,y;1,0.5;2,0.7 | 'network': {'output_layer': {'activation': 'sigmoid'}} | cannot reach",
        "x,y;1,0.5;2,0.7 | 'network': {'output_layer': {'activation': 'sigmoid'}}, 'preprocessing': {'target': 'min_max_0_1'} | ``"})
    void warnsOfWhatIsLegalButMayNotBeMeant(String csv, String setting, String warning) {
        var dataset = trainer.dataset(csv.replace(';', '\n'));
        var preview = Trainer.json(trainer.post("/training-jobs/validate",
                "{'dataset_id': '%s', %s}".formatted(dataset, setting).replace('\'', '"')).expectStatus().isOk());
        assertThat(preview).extracting("warnings", LIST).hasSize(warning.isEmpty() ? 0 : 1)
                .allSatisfy(told -> assertThat((String) told).contains(warning));
    }

    @Test
    void learnsFromASingleRow() {
        var job = trainer
                .train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.dataset("x,y\n1,0.5\n")));
        assertThat(job).extracting("warnings", LIST)
                .anySatisfy(told -> assertThat((String) told).contains("single row"));
    }

    @Test
    void tellsWhatIsWrongWithColumnsAndSettingsTogether() {
        var dataset = trainer.dataset("x,text,y\n1,a,0.5\n2,b,0.7\n3,a,0.9\n");
        trainer.post("/training-jobs", """
                {"dataset_id": "%s", "targets": ["nothing"], "features": ["nowhere", "text"],
                 "training": {"batching": "sequential", "batch_size": 8, "optimizer": {"type": "sgd", "beta1": 0.5}}}"""
                .formatted(dataset)).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactlyInAnyOrder("/targets/0",
                        "/features/0", "/features/1", "/training/batch_size", "/training/optimizer/beta1"));
        trainer.post("/training-jobs", "{\"dataset_id\": \"%s\", \"targets\": [\"nothing\"]}".formatted(dataset))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors.length()").isEqualTo(1);
    }

    @Test
    void showsConfigurationAndMetricsOfOneJobOrModelButNotOfMany() {
        var dataset = trainer.dataset("a,b\n1,2\n");
        var job = trainer.train("""
                {'dataset_id': '%s', 'network': {'hidden_layers': []}, 'targets': ['b'], 'task': 'regression',
                 'initialization': {'type': 'given', 'parameters': [{'weights': [[0.25]], 'biases': [0.5]}]},
                 'training': {'epochs': 1}}""".formatted(dataset));
        var weight = "configuration.initialization.parameters[0].weights[0][0]";
        trainer.get("/training-jobs/" + job.get("id")).expectBody().jsonPath(weight).isEqualTo(0.25);
        trainer.get("/models/" + job.get("model_id")).expectBody().jsonPath(weight).isEqualTo(0.25);
        for (var list : List.of("/training-jobs?limit=1&dataset_id=" + dataset, "/models?limit=1",
                "/datasets?limit=1")) {
            trainer.get(list).expectBody().jsonPath("items[0].id").isNotEmpty().jsonPath("items[0].created_at")
                    .isNotEmpty().jsonPath("items[0].configuration").doesNotExist().jsonPath("items[0].metrics")
                    .doesNotExist().jsonPath("items[0].columns").doesNotExist();
        }
        trainer.get("/training-jobs?limit=1&dataset_id=" + dataset).expectBody().jsonPath("items[0].task")
                .isEqualTo("regression").jsonPath("items[0].model_name").isEqualTo("test")
                .jsonPath("items[0].progress.epoch").isEqualTo(1).jsonPath("items[0].model_id")
                .isEqualTo(job.get("model_id"));
    }

    @Test
    void resolvesAResolvedConfigurationToItself() {
        var request = "{\"dataset_id\": \"%s\"}".formatted(trainer.sample("diabetes"));
        var resolved = configuration(request);
        assertThat(configuration(JsonMapper.shared().writeValueAsString(resolved))).isEqualTo(resolved);
    }

    private Object configuration(String request) {
        return Objects
                .requireNonNull(Trainer.json(trainer.post("/training-jobs/validate", request).expectStatus().isOk())
                        .get("configuration"));
    }

    @Test
    void findsNoJobOrDatasetThatDoesNotExist() {
        var unknown = UUID.randomUUID();
        trainer.get("/training-jobs/" + unknown).expectStatus().isNotFound();
        trainer.get("/training-jobs/%s/epochs".formatted(unknown)).expectStatus().isNotFound();
        trainer.post("/training-jobs/%s/cancel".formatted(unknown), "").expectStatus().isNotFound();
        trainer.delete("/training-jobs/" + unknown).expectStatus().isNotFound();
        trainer.post("/training-jobs", "{\"dataset_id\": \"%s\"}".formatted(unknown)).expectStatus().isNotFound();
        trainer.get("/training-jobs/%s/events".formatted(unknown)).expectStatus().isNotFound();
    }

    private void cancel(String id) {
        trainer.post("/training-jobs/%s/cancel".formatted(id), "").expectStatus().isEqualTo(202);
        trainer.await(id, "cancelled");
    }

    private static Instant started(Map<String, Object> job) {
        return Instant.parse((String) job.get("started_at"));
    }
}

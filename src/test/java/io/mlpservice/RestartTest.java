package io.mlpservice;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The service on a database file, stopped and started again. */
class RestartTest {
    private static final String ROWS = "{\"rows\": [[5.1, 3.5, 1.4, 0.2], [6.2, 2.8, 4.8, 1.8]]}";

    private static final String PASSWORD = "only for this test";

    @TempDir
    Path folder;

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(MlpServiceApplication.class, "--server.port=0", "--mlp.data-directory=" + folder,
                "--mlp.training.slots=1",
                "--spring.datasource.username=tester", "--spring.datasource.password=" + PASSWORD);
    }

    private static Trainer trainer(ConfigurableApplicationContext service) {
        var port = service.getEnvironment().getRequiredProperty("local.server.port");
        return new Trainer(RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build());
    }

    @Test
    void keepsDatasetsJobsAndModelsAndGoesOnWithWhatWasRunning() {
        String dataset;
        String model;
        String unfinished;
        Map<String, Object> finished;
        Map<String, Object> predictions;
        List<Map<String, Object>> parameters;
        try (var service = start()) {
            var trainer = trainer(service);
            dataset = trainer.sample("iris");
            finished = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 20}}".formatted(dataset));
            model = (String) Objects.requireNonNull(finished.get("model_id"));
            predictions = Trainer.json(trainer.post("/models/%s/predict".formatted(model), ROWS));
            parameters = trainedParameters(trainer, dataset);
            unfinished = trainer.submitLongJob(dataset);
            trainer.await(unfinished, "running");
        }
        pretendThatTheProcessWasKilled(unfinished);
        try (var service = start()) {
            var trainer = trainer(service);
            trainer.get("/datasets/" + dataset).expectStatus().isOk();
            assertThat(trainer.job((String) Objects.requireNonNull(finished.get("id")))).isEqualTo(finished);
            assertThat(Trainer.json(trainer.post("/models/%s/predict".formatted(model), ROWS))).isEqualTo(predictions);
            trainer.await(unfinished, job -> Objects.equals(job.get("attempt"), 2));
            trainer.post("/training-jobs/%s/cancel".formatted(unfinished), "").expectStatus().isEqualTo(202);
            trainer.await(unfinished, "cancelled");
            assertThat(trainedParameters(trainer, dataset)).isEqualTo(parameters);
        }
    }

    /** As it does when its disk is full. */
    @Test
    void opensTheDatabaseAgainThatClosedItself() {
        try (var service = start()) {
            var trainer = trainer(service);
            var dataset = trainer.sample("iris");
            service.getBean(JdbcTemplate.class).execute("shutdown immediately");
            Awaitility.await().until(() -> {
                var status = trainer.get("/datasets/" + dataset).returnResult(String.class).getStatus().value();
                assertThat(status).isIn(200, 503);
                return status == 200;
            });
            trainer.train("{'dataset_id': '%s', 'training': {'epochs': 5}}".formatted(dataset));
        }
    }

    /** What the same requests come to, in each precision; numbers are written so that equal ones have equal bits. */
    private static List<Map<String, Object>> trainedParameters(Trainer trainer, String dataset) {
        return Stream.of("float32", "float64").map(precision -> {
            var trained = trainer.trainModel("""
                    {'dataset_id': '%s', 'precision': '%s', 'training': {'epochs': 10}, 'network': {
                     'hidden_layers': [{'units': 16, 'activation': 'tanh', 'dropout': 0.2}]}}"""
                    .formatted(dataset, precision));
            return Trainer.json(trainer.get("/models/%s/parameters".formatted(trained)));
        }).toList();
    }

    /** A job goes back to the queue when its process shuts down in time; one that is killed has no time for that. */
    private void pretendThatTheProcessWasKilled(String job) {
        var database = new JdbcTemplate(
                new DriverManagerDataSource("jdbc:h2:file:%s/mlp-service".formatted(folder), "tester", PASSWORD));
        assertThat(database.update(
                "update training_job set state = 'RUNNING' where id = ? and state in ('QUEUED', 'RUNNING')",
                UUID.fromString(job))).isEqualTo(1);
        assertThat(database.update(
                "update scheduled_tasks set picked = true, picked_by = 'gone', last_heartbeat = current_timestamp"))
                .isEqualTo(1);
        database.execute("shutdown");
    }
}

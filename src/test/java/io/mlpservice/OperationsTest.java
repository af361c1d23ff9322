package io.mlpservice;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.testcontainers.postgresql.PostgreSQLContainer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Backups and restores by the commands of src/docs/operations.md, as they stand there. */
class OperationsTest {
    private static final String ROWS = "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}";

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start(String database) {
        return SpringApplication.run(MlpServiceApplication.class, "--server.port=0",
                "--mlp.data-directory=" + folder.resolve("data"), "--spring.datasource.url=" + database);
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(MlpServiceApplication.class, "--server.port=0",
                "--mlp.data-directory=" + folder.resolve("data"));
    }

    private static String address(ConfigurableApplicationContext service) {
        return "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port");
    }

    private static Trainer trainer(ConfigurableApplicationContext service) {
        return new Trainer(RestTestClient.bindToServer().baseUrl(address(service)).build());
    }

    /** The commands of the document that are marked for this test. */
    private static String commands(String name) throws IOException {
        var block = Pattern.compile("<!-- test: %s -->\n```sh\n(.*?)```".formatted(name), Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/docs/operations.md")));
        assertThat(block.find()).as(name).isTrue();
        return block.group(1);
    }

    private String run(String name, Map<String, String> variables) throws IOException {
        var builder = new ProcessBuilder("bash", "-e", "-c", commands(name)).directory(folder.toFile());
        builder.environment().putAll(variables);
        var process = builder.redirectError(folder.resolve("errors.txt").toFile()).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as("%s: %s %s", name, output, Files.readString(folder.resolve("errors.txt"))).isZero();
        return output;
    }

    private Map<String, String> api(ConfigurableApplicationContext service) {
        return Map.of("API", address(service) + "/api/v1");
    }

    @Test
    void restoreTheEmbeddedDatabaseFromABackupThatWasMadeUnderLoad() throws IOException {
        String model;
        Map<String, Object> prediction;
        List<String> before;
        String after;
        String job;
        String backup;
        try (var service = start(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var trainer = trainer(service);
            before = List.of(trainer.sample("iris"), trainer.sample("digits"));
            model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 3}}".formatted(before.getFirst()));
            prediction = Trainer.json(trainer.post("/models/%s/predict".formatted(model), ROWS));
            job = trainer.submitLongJob(before.getFirst());
            trainer.await(job, "running");
            var done = new AtomicBoolean();
            var uploads = threads.submit(() -> {
                while (!done.get()) {
                    trainer.sample("digits");
                }
                return true;
            });
            backup = (String) Objects.requireNonNull(json(run("backup", api(service))).get("file"));
            done.set(true);
            assertThat(uploads).succeedsWithin(ServiceProcess.PATIENCE);
            after = trainer.sample("iris");
        }
        var file = folder.resolve("data/backups").resolve(backup);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        run("restore", Map.of("BACKUP", backup));
        try (var service = start()) {
            var trainer = trainer(service);
            before.forEach(id -> trainer.get("/datasets/%s/rows".formatted(id)).expectStatus().isOk());
            trainer.get("/datasets/" + after).expectStatus().isNotFound();
            assertThat(Trainer.json(trainer.post("/models/%s/predict".formatted(model), ROWS))).isEqualTo(prediction);
            trainer.await(job, each -> List.of("running", "queued").contains(String.valueOf(each.get("state"))));
            assertThat(run("verify", api(service))).endsWith("\"damaged\":0}\n").contains("\"complete\":true");
        }
    }

    /** Where the container has no such tools, as without Docker, the commands are only read by the shell. */
    @Test
    void restorePostgresFromADump() throws Exception {
        var tools = PostgresServer.get().container().filter(OperationsTest::hasTools);
        if (tools.isEmpty()) {
            for (var name : List.of("dump", "load")) {
                assertThat(new ProcessBuilder("bash", "-n", "-c", commands(name)).start().waitFor()).isZero();
            }
            return;
        }
        var original = PostgresServer.get().createDatabase();
        var restored = PostgresServer.get().createDatabase();
        String dataset;
        String model;
        try (var service = start(original)) {
            var trainer = trainer(service);
            dataset = trainer.sample("iris");
            model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 3}}".formatted(dataset));
            for (var name : List.of("dump", "load")) {
                var result = tools.get().execInContainer("bash", "-e", "-c",
                        "cd /tmp; export DATABASE='%s' RESTORED='%s'\n%s".formatted(inContainer(original),
                                inContainer(restored), commands(name)));
                assertThat(result.getExitCode()).as(result.getStderr()).isZero();
            }
        }
        try (var service = start(restored)) {
            var trainer = trainer(service);
            trainer.get("/datasets/%s/rows".formatted(dataset)).expectStatus().isOk();
            trainer.post("/models/%s/predict".formatted(model), ROWS).expectStatus().isOk();
            assertThat(run("verify", api(service))).endsWith("\"damaged\":0}\n");
        }
    }

    private static boolean hasTools(PostgreSQLContainer container) {
        try {
            return container.execInContainer("sh", "-c", "command -v pg_dump pg_restore bash").getExitCode() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void postgresIsLeftToItsOwnTools() {
        try (var service = start(PostgresServer.get().createDatabase())) {
            assertThat(Trainer.json(trainer(service).post("/admin/backups", "").expectStatus().isEqualTo(409)))
                    .containsEntry("code", "not_embedded");
        }
    }

    /** The address of a database for a program beside the server. */
    private static String inContainer(String url) {
        var address = URI.create(url.substring("jdbc:".length()));
        return "postgresql://127.0.0.1%s?%s".formatted(address.getPath(), address.getQuery());
    }

    @Test
    void theFileGetsSmallerAtACleanStop() throws IOException {
        var file = folder.resolve("data/mlp-service.mv.db");
        long full;
        try (var service = start()) {
            var trainer = trainer(service);
            var datasets = new ArrayList<String>();
            for (var upload = 0; upload < 40; upload++) {
                datasets.add(trainer.sample("digits"));
            }
            full = Files.size(file);
            datasets.forEach(id -> trainer.delete("/datasets/" + id).expectStatus().isNoContent());
        }
        // The database may close in a thread of its own.
        Awaitility.await().until(() -> Files.size(file) < full / 3);
    }

    private static Map<String, Object> json(String text) {
        return JsonMapper.shared().readValue(text,
                new TypeReference<Map<String, Object>>() {
                });
    }
}

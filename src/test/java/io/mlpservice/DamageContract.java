package io.mlpservice;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlpservice.scoring.Scorer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is damaged in the database, in whatever way: it is recognized and answered with its own problem, and never
 * with an internal error.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DamageContract {
    private static final Map<String, UnaryOperator<byte[]>> DAMAGES = Map.of(
            "a flipped bit in the midst", bytes -> flipped(bytes, bytes.length / 2),
            "a flipped bit at the beginning", bytes -> flipped(bytes, 0),
            "a flipped bit behind the beginning", bytes -> flipped(bytes, 9),
            "a flipped bit at the end", bytes -> flipped(bytes, bytes.length - 1),
            "no end", bytes -> Arrays.copyOf(bytes, bytes.length - 5),
            "a beginning alone", bytes -> Arrays.copyOf(bytes, 7),
            "nothing left", _ -> new byte[0],
            "zeros", bytes -> new byte[bytes.length]);

    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private MeterRegistry meters;

    private Trainer trainer;
    private String dataset = "";
    private String model = "";
    private String job = "";
    private String scoring = "";
    private Runnable repair = () -> {
    };

    @BeforeEach
    void makeThings() {
        trainer = new Trainer(http);
        if (dataset.isEmpty()) {
            dataset = trainer.sample("iris");
            model = newModel();
            scoring = new Scorer(http).score(model, dataset, "");
        }
    }

    /** One that is not in memory yet, where damage to what is stored would not be noticed. */
    private String newModel() {
        job = trainer.submit("""
                {'dataset_id': '%s', 'training': {'epochs': 1}, 'network': {'hidden_layers': []},
                 'model_name': 'damaged', 'snapshots': {}}""".formatted(trainer.sample("iris")));
        return (String) Objects.requireNonNull(trainer.await(job, "succeeded").get("model_id"));
    }

    /** Other tests of this service list things too. */
    @AfterEach
    void repair() {
        repair.run();
    }

    @ParameterizedTest
    @CsvSource({"dataset_chunk, dataset_id, dataset, dataset_damaged",
        "dataset_block, dataset_id, dataset, dataset_damaged",
        "model_content, model_id, model, model_damaged", "prediction_chunk, job_id, scoring, result_damaged",
        "training_snapshot_model, job_id, job, job_damaged"})
    void damagedBytesAreAnsweredByTheirProblem(String table, String key, String kind, String code) {
        var id = id(kind);
        var bytes = Objects.requireNonNull(
                database.queryForObject("select bytes from %s where %s = ?".formatted(table, key), byte[].class, id));
        repair = () -> set(table, "bytes", key, id, bytes);
        DAMAGES.forEach((name, damage) -> {
            if (kind.equals("model")) {
                model = newModel();
            }
            set(table, "bytes", key, id(kind), damage.apply(bytes));
            assertAnswers(kind, code, "%s of %s".formatted(name, table));
        });
    }

    @ParameterizedTest
    @CsvSource({"dataset, columns, dataset, dataset_damaged", "dataset, warnings, dataset, dataset_damaged",
        "dataset, dialect, dataset, dataset_damaged", "model, features, model, model_damaged",
        "model, targets, model, model_damaged", "model, metrics, model, model_damaged",
        "model, configuration, model, model_damaged", "model, labels, model, model_damaged",
        "training_job, configuration, job, job_damaged", "training_job, warnings, job, job_damaged",
        "training_job, metrics, job, job_damaged", "training_job, labels, job, job_damaged",
        "prediction_job, answers, scoring, result_damaged", "prediction_job, options, scoring, result_damaged",
        "prediction_job, tally, scoring, result_damaged"})
    void damagedTextIsAnsweredByItsProblem(String table, String column, String kind, String code) {
        var id = id(kind);
        var text = Objects.requireNonNull(database
                .queryForObject("select %s from %s where id = ?".formatted(column, table), String.class, id));
        repair = () -> set(table, column, "id", id, text);
        for (var damaged : new String[]{text.substring(0, text.length() - 1), "?" + text, "", "{\"a\"", "7", "[[]]"}) {
            set(table, column, "id", id, damaged);
            assertAnswers(kind, code, "'%.10s' as %s of %s".formatted(damaged, column, table));
        }
    }

    @ParameterizedTest
    @CsvSource({"dataset_chunk, dataset_id, dataset, dataset_damaged",
        "dataset_block, dataset_id, dataset, dataset_damaged",
        "model_content, model_id, model, model_damaged", "prediction_chunk, job_id, scoring, result_damaged",
        "training_snapshot_model, job_id, job, job_damaged"})
    void missingPartsAreAnsweredByTheProblemOfTheWhole(String table, String key, String kind, String code) {
        model = newModel();
        var rows = database.queryForList("select * from %s where %s = ?".formatted(table, key), id(kind));
        var bytes = Objects.requireNonNull(database
                .queryForObject("select bytes from %s where %s = ?".formatted(table, key), byte[].class, id(kind)));
        repair = () -> rows.forEach(row -> insert(table, row, bytes));
        database.update("delete from %s where %s = ?".formatted(table, key), id(kind));
        assertAnswers(kind, code, "no row in " + table);
    }

    @Test
    void dataSetsWithDamagedDescriptionsCanBeDeleted() {
        var id = trainer.sample("iris");
        set("dataset", "columns", "id", UUID.fromString(id), "[[]]");
        trainer.get("/datasets/" + id).expectStatus().isEqualTo(503);
        http.delete().uri("/api/v1/datasets/{id}", id).exchange().expectStatus().isNoContent();
        trainer.get("/datasets/" + id).expectStatus().isNotFound();
    }

    @Test
    void modelsWithDamagedDescriptionsCanBeDeleted() {
        var id = newModel();
        set("model", "metrics", "id", UUID.fromString(id), "[[]]");
        trainer.get("/models/" + id).expectStatus().isEqualTo(503);
        trainer.delete("/models/" + id).expectStatus().isNoContent();
        trainer.get("/models/" + id).expectStatus().isNotFound();
    }

    /** The digit of a metric, the name of a column: what is legal is not always what was stored. */
    @ParameterizedTest
    @CsvSource({"dataset, columns, dataset, /datasets/%s, dataset_damaged",
        "model, metrics, model, /models/%s, model_damaged",
        "training_job, configuration, job, /training-jobs/%s, job_damaged"})
    void damageThatLeavesLegalTextIsNoticed(String table, String column, String kind, String path, String code) {
        var id = id(kind);
        var text = Objects.requireNonNull(database
                .queryForObject("select %s from %s where id = ?".formatted(column, table), String.class, id));
        repair = () -> set(table, column, "id", id, text);
        var digits = Pattern.compile("(?<=:\\d?\\.?\\d?)[1-8]").matcher(text);
        assertThat(digits.find()).isTrue();
        set(table, column, "id", id, digits.replaceFirst("9"));
        trainer.get(path.formatted(id)).expectStatus().isEqualTo(503).expectBody().jsonPath("$.code").isEqualTo(code);
        set(table, column, "id", id, text.substring(0, text.lastIndexOf('\n')));
        trainer.get(path.formatted(id)).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({"dataset, labels, dataset, datasets, dataset", "model, labels, model, models, model",
        "training_job, warnings, job, training-jobs, training_job",
        "prediction_job, tally, scoring, prediction-jobs, prediction_job"})
    void listsLeaveOutTheDamagedAndNoteThem(String table, String column, String kind, String path, String stored) {
        var id = id(kind);
        var text = Objects.requireNonNull(database
                .queryForObject("select %s from %s where id = ?".formatted(column, table), String.class, id));
        repair = () -> set(table, column, "id", id, text);
        var before = list(path);
        assertThat(before).contains(id.toString());
        set(table, column, "id", id, "{\"a");
        assertThat(list(path)).isEqualTo(before.stream().filter(each -> !each.equals(id.toString())).toList());
        assertThat(meters.get("mlp.damaged").tag("kind", stored).gauge().value()).isPositive();
    }

    /** Two items on each page: the damaged one is also the last of a page, or behind it. */
    private List<String> list(String path) {
        var ids = new ArrayList<String>();
        for (var next = ""; next != null;) {
            var page = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(
                    trainer.get("/%s?limit=2%s".formatted(path, next.isEmpty() ? "" : "&cursor=" + next)).expectStatus()
                            .isOk()));
            page.get("items").forEach(item -> ids.add(item.get("id").asString()));
            next = page.get("has_more").asBoolean() ? page.get("next_cursor").asString() : null;
        }
        return ids;
    }

    private void insert(String table, Map<String, Object> row, byte[] bytes) {
        var values = new LinkedHashMap<>(row);
        values.keySet().removeIf("bytes"::equalsIgnoreCase);
        values.put("bytes", bytes);
        database.update("insert into %s (%s) values (%s)".formatted(table, String.join(", ", values.keySet()),
                String.join(", ", values.keySet().stream().map(_ -> "?").toList())), values.values().toArray());
    }

    private UUID id(String kind) {
        return UUID.fromString(switch (kind) {
            case "dataset" -> dataset;
            case "model" -> model;
            case "job" -> job;
            default -> scoring;
        });
    }

    private void set(String table, String column, String key, UUID id, Object value) {
        assertThat(database.update("update %s set %s = ? where %s = ?".formatted(table, column, key), value, id))
                .isEqualTo(1);
    }

    private void assertAnswers(String kind, String code, String damage) {
        var codes = new LinkedHashMap<String, String>();
        requests(kind).forEach((request, ask) -> {
            var answer = ask.get().returnResult(byte[].class);
            var status = answer.getStatus().value();
            codes.put(request,
                    status < 500 ? String.valueOf(status) : code(Objects.requireNonNull(answer.getResponseBody())));
        });
        assertThat(codes).as(damage).containsValue(code);
        assertThat(codes.values()).as("%s: %s", damage, codes)
                .allSatisfy(each -> assertThat(each).matches("[2-4]\\d\\d|" + code));
        assertThat(codes.values()).as("%s: %s", damage, codes).doesNotContain("404");
    }

    private static String code(byte[] problem) {
        return JsonMapper.shared().readTree(problem).path("code").asString();
    }

    private Map<String, Supplier<ResponseSpec>> requests(String kind) {
        var requests = new LinkedHashMap<String, Supplier<ResponseSpec>>();
        var onDataset = "{'dataset_id': '%s'}".formatted(dataset);
        switch (kind) {
            case "dataset" -> {
                get(requests, "/datasets?limit=5", "/datasets/" + dataset, "/datasets/%s/rows".formatted(dataset),
                        "/datasets/%s/rows?sample=3&stratify=species".formatted(dataset),
                        "/datasets/%s/content".formatted(dataset), "/models/%s/rows".formatted(model),
                        "/models/%s/feature-importance".formatted(model));
                post(requests, "/training-jobs/validate", onDataset);
                post(requests, "/models/%s/evaluations".formatted(model), onDataset);
                post(requests, "/prediction-jobs",
                        "{'model': '%s', 'dataset_id': '%s'}".formatted(model, dataset));
            }
            case "model" -> {
                get(requests, "/models?limit=5", "/models/" + model, "/models/%s/schema".formatted(model),
                        "/models/%s/parameters".formatted(model), "/models/%s/curves".formatted(model),
                        "/models/%s/confusion-matrix".formatted(model), "/models/%s/openapi.json".formatted(model),
                        "/models/%s/rows".formatted(model), "/models/%s/feature-importance".formatted(model));
                post(requests, "/models/%s/evaluations".formatted(model), onDataset);
                post(requests, "/training-jobs/validate",
                        "{'dataset_id': '%s', 'from_model': '%s'}".formatted(dataset, model));
            }
            case "job" -> get(requests, "/training-jobs?limit=5", "/training-jobs/" + job,
                    "/training-jobs/%s/epochs".formatted(job), "/training-jobs/%s/snapshots".formatted(job),
                    "/training-jobs/%s/snapshots/1/parameters".formatted(job));
            default -> {
                get(requests, "/prediction-jobs?limit=5", "/prediction-jobs/" + scoring);
                for (var type : new String[]{"text/csv", "application/x-ndjson", "application/json"}) {
                    requests.put(type, () -> http.get().uri("/api/v1/prediction-jobs/%s/result".formatted(scoring))
                            .accept(MediaType.parseMediaType(type)).exchange());
                }
                post(requests, "/prediction-jobs/%s/dataset".formatted(scoring), "");
            }
        }
        return requests;
    }

    private void get(Map<String, Supplier<ResponseSpec>> requests, String... paths) {
        for (var path : paths) {
            requests.put(path, () -> trainer.get(path));
        }
    }

    private void post(Map<String, Supplier<ResponseSpec>> requests, String path, String json) {
        requests.put(path, () -> post(path, json));
    }

    private ResponseSpec post(String path, String json) {
        return trainer.post(path, json.replace('\'', '"'));
    }

    private static byte[] flipped(byte[] bytes, int place) {
        var flipped = bytes.clone();
        flipped[place] ^= 4;
        return flipped;
    }
}

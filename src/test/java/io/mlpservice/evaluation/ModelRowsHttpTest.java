package io.mlpservice.evaluation;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The rows that a model was trained and tested on, with what it answers. */
@HttpTest
class ModelRowsHttpTest {
    @Autowired
    private RestTestClient http;

    @Autowired
    private JsonMapper mapper;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void makeTheMetricsOfAClassification() {
        var job = job("{'dataset_id': '%s', 'training': {'epochs': 20}}".formatted(trainer.sample("iris")));
        for (var part : List.of("training", "validation", "test")) {
            var items = all(job, part, "row");
            var metrics = job.at("/metrics/" + part);
            assertThat(items).hasSize(metrics.at("/row_count").asInt());
            assertThat(items.stream().filter(row -> row.at("/truth").equals(row.at("/prediction"))).count()
                    / (double) items.size()).isCloseTo(metrics.at("/accuracy").asDouble(), within(1e-12));
            assertThat(items.stream().mapToDouble(row -> -Math.log(1 - row.at("/error").asDouble())).average()
                    .orElseThrow()).isCloseTo(metrics.at("/log_loss").asDouble(), within(1e-6));
        }
        assertThat(Stream.of("training", "validation", "test").flatMap(part -> all(job, part, "row").stream())
                .map(row -> row.at("/row").asInt()).sorted().toList())
                .isEqualTo(IntStream.range(0, 150).boxed().toList());
    }

    @Test
    void holdTheResidualsOfARegression() {
        var dataset = trainer.dataset(IntStream.range(0, 80)
                .mapToObj(row -> "%d,%d,%s".formatted(row, row % 3 + 1, row * row / 10.0))
                .collect(Collectors.joining("\n", "x,w,y\n", "\n")));
        var job = job("""
                {'dataset_id': '%s', 'task': 'regression', 'weight_column': 'w',
                 'split': {'type': 'time', 'column': 'x'}, 'training': {'epochs': 3}}""".formatted(dataset));
        var items = all(job, "test", "row");
        assertThat(items).extracting(row -> row.at("/row").asInt())
                .isEqualTo(IntStream.range(64, 80).boxed().toList());
        assertThat(items).allSatisfy(row -> {
            var number = row.at("/row").asInt();
            assertThat(row.at("/truth").asDouble()).isEqualTo(number * number / 10.0);
            assertThat(row.at("/residual").asDouble())
                    .isEqualTo(row.at("/truth").asDouble() - row.at("/prediction").asDouble());
            assertThat(row.at("/error").asDouble()).isEqualTo(Math.abs(row.at("/residual").asDouble()));
            assertThat(row.at("/weight").asInt()).isEqualTo(number % 3 + 1);
        });
        assertThat(items.stream().mapToDouble(row -> row.at("/error").asDouble()).average().orElseThrow())
                .isCloseTo(job.at("/metrics/test/mae").asDouble(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "-error"})
    void areSortedByTheirError(String sort) {
        var job = job("{'dataset_id': '%s', 'training': {'epochs': 3}}".formatted(trainer.sample("iris")));
        var errors = all(job, "training", sort).stream().map(row -> row.at("/error").asDouble()).toList();
        var ascending = errors.stream().sorted().toList();
        assertThat(errors).hasSize(105).isEqualTo(sort.equals("error") ? ascending : ascending.reversed());
    }

    @Test
    void beginAtARow() {
        var job = job("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("iris")));
        var rows = all(job, "test", "row").stream().map(row -> row.at("/row").asInt()).toList();
        var from = rows.get(12);
        trainer.get("/models/%s/rows?from=%d&limit=2".formatted(job.at("/model_id").asString(), from)).expectStatus()
                .isOk().expectBody().jsonPath("$.items[*].row").isEqualTo(rows.subList(12, 14)).jsonPath("$.total")
                .isEqualTo(30);
        trainer.get("/models/%s/rows?from=150".formatted(job.at("/model_id").asString())).expectStatus().isOk()
                .expectBody().jsonPath("$.items").isEmpty();
    }

    @Test
    void showEachOfSeveralTargets() {
        var dataset = trainer.dataset(IntStream.range(0, 60).mapToObj(row -> "%d,%s,%s".formatted(row, row / 3.0,
                row / 7.0)).collect(Collectors.joining("\n", "x,a,b\n", "\n")));
        var job = job("{'dataset_id': '%s', 'targets': ['a', 'b'], 'training': {'epochs': 3}}".formatted(dataset));
        assertThat(all(job, "test", "-error")).allSatisfy(row -> {
            assertThat(row.at("/truth").isNull()).isTrue();
            assertThat(row.at("/per_target")).hasSize(2);
            assertThat((row.at("/per_target/0/error").asDouble() + row.at("/per_target/1/error").asDouble()) / 2)
                    .isCloseTo(row.at("/error").asDouble(), within(1e-12));
        });
    }

    @Test
    void sayNothingOfAnAnswerThatIsTooLargeForANumber() {
        var dataset = trainer.dataset(IntStream.range(0, 60)
                .mapToObj(row -> "1e%d,1e%d".formatted(row % 8, 20 * (row % 8) - 60))
                .collect(Collectors.joining("\n", "x,y\n", "\n")));
        var job = job("""
                {'dataset_id': '%s', 'preprocessing': {'numeric': 'none', 'target': 'log'}, 'precision': 'float64',
                 'training': {'epochs': 3, 'optimizer': {'type': 'adam', 'learning_rate': 0.1}}}""".formatted(dataset));
        var items = all(job, "training", "-error");
        assertThat(items.getFirst().at("/prediction").isNull()).isTrue();
        assertThat(items).allSatisfy(row -> Stream.of("prediction", "residual", "error")
                .forEach(field -> assertThat(row.at("/" + field).isNumber()).as(field)
                        .isEqualTo(!row.at("/prediction").isNull())));
        assertThat(all(job, "training", "error").stream().map(row -> row.at("/error")).toList())
                .isEqualTo(items.stream().map(row -> row.at("/error")).toList().reversed());
    }

    @Test
    void areGoneWithTheDataSet() {
        var dataset = trainer.sample("xor");
        var job = job("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(dataset));
        assertThat(all(job, "test", "row")).isEmpty();
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        trainer.get("/models/%s/rows".formatted(job.at("/model_id").asString())).expectStatus().isEqualTo(409)
                .expectBody().jsonPath("$.code").isEqualTo("dataset_deleted");
    }

    @ParameterizedTest
    @CsvSource({"split=all, split", "sort=size, sort", "limit=0, limit", "limit=1001, limit", "from=-1, from",
        "cursor=abc, cursor",
        "cursor=VFJBSU5JTkcgcm93IDEgMA, cursor"})
    void areRefusedForBadParameters(String query, String parameter) {
        var job = job("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("xor")));
        trainer.get("/models/%s/rows?%s".formatted(job.at("/model_id").asString(), query)).expectStatus()
                .is4xxClientError().expectBody().jsonPath("$.errors[0].parameter").isEqualTo(parameter);
    }

    private JsonNode job(String request) {
        return mapper.valueToTree(trainer.train(request));
    }

    /** All rows of a part, page by page. */
    private List<JsonNode> all(JsonNode job, String part, String sort) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        while (true) {
            JsonNode page = mapper
                    .valueToTree(Trainer.json(trainer.get("/models/%s/rows?split=%s&sort=%s&limit=17&cursor=%s"
                            .formatted(job.at("/model_id").asString(), part, sort, cursor))));
            page.at("/items").forEach(items::add);
            assertThat(page.at("/has_more").asBoolean()).isEqualTo(!page.at("/next_cursor").isNull());
            if (!page.at("/has_more").asBoolean()) {
                assertThat(items).hasSize(page.at("/total").asInt());
                return items;
            }
            cursor = page.at("/next_cursor").asString();
        }
    }
}

package io.mlpservice.sample;

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

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Samples over HTTP, stored and made. */
@HttpTest
class SampleHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void begin() {
        trainer = new Trainer(http);
    }

    private JsonNode made(String path) {
        return JsonMapper.shared().valueToTree(Trainer.json(
                trainer.post("/samples/" + path, "").expectStatus().isCreated().expectHeader().exists("Location")));
    }

    private JsonNode problem(String path, int status) {
        return JsonMapper.shared()
                .valueToTree(Trainer.json(trainer.post("/samples/" + path, "").expectStatus().isEqualTo(status)));
    }

    private JsonNode rows(JsonNode dataset) {
        return JsonMapper.shared().<JsonNode>valueToTree(
                Trainer.json(trainer.get("/datasets/%s/rows".formatted(dataset.get("id").asString())))).get("rows");
    }

    @Test
    void copiesEverySample() {
        var samples = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(trainer.get("/samples"))).get("items");
        assertThat(samples.valueStream().map(sample -> sample.get("name").asString())).containsExactly("and", "or",
                "xor", "not", "iris", "diabetes", "digits", "circle", "gaussians", "spiral", "moons", "sine", "plane");
        for (var sample : samples) {
            var copy = made(sample.get("name").asString() + "/datasets");
            assertThat(copy.get("row_count")).isEqualTo(sample.get("row_count"));
            assertThat(copy.get("warnings")).isEmpty();
            assertThat(copy.get("name").asString()).isEqualTo(sample.get("parameters").isEmpty()
                    ? sample.get("name").asString() + ".csv"
                    : sample.get("name").asString() + "-rows300-noise0.1-seed0.csv");
        }
        assertThat(problem("mnist/datasets", 404).get("code").asString()).isEqualTo("not_found");
    }

    @Test
    void listsWhatMayBeChosen() {
        var spiral = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(trainer.get("/samples"))).get("items")
                .valueStream().filter(sample -> sample.get("name").asString().equals("spiral")).findFirst()
                .orElseThrow();
        assertThat(spiral.get("parameters").valueStream().map(parameter -> "%s %s to %s, %s".formatted(
                parameter.get("name").asString(), parameter.get("minimum"), parameter.get("maximum"),
                parameter.get("default_value")))).containsExactly("rows 10.0 to 100000.0, 300.0",
                        "noise 0.0 to 1.0, 0.1", "seed null to null, 0.0");
    }

    /** The rows are part of what is promised: other versions and machines make these too. */
    @ParameterizedTest
    @CsvSource({"circle, f83fe16022775c44", "gaussians, 6fd6cf7cb03e93d5", "spiral, d6c8e667faed1d22",
        "moons, 21fc458d267cd3df", "sine, 8c54b06257c9d92d", "plane, b3e9886463197a5d"})
    void makesTheSameRowsOnEveryMachine(String name, String sha256) {
        var dataset = made(name + "/datasets?rows=1000&noise=0.25&seed=-7");

        assertThat(dataset.get("sha256").asString()).startsWith(sha256);
        assertThat(dataset.get("name").asString()).isEqualTo(name + "-rows1000-noise0.25-seed-7.csv");
        assertThat(rows(made(name + "/datasets?rows=10&noise=0.25&seed=-7")).valueStream().toList())
                .isEqualTo(rows(dataset).valueStream().limit(10).toList());
        assertThat(made(name + "/datasets?rows=1000&noise=0.25&seed=8").get("sha256"))
                .isNotEqualTo(dataset.get("sha256"));
        assertThat(made(name + "/datasets?rows=1000&noise=0.5&seed=-7").get("sha256"))
                .isNotEqualTo(dataset.get("sha256"));
    }

    @Test
    void hasTheExpectedColumns() {
        assertThat(columns("moons")).containsExactly("x numeric feature", "y numeric feature",
                "label categorical target");
        assertThat(columns("sine")).containsExactly("x numeric feature", "y numeric target");
        assertThat(columns("plane")).containsExactly("x numeric feature", "y numeric feature", "z numeric target");
    }

    private List<String> columns(String name) {
        return made(name + "/datasets?rows=10").get("columns").valueStream()
                .map(column -> "%s %s %s".formatted(column.get("name").asString(), column.get("type").asString(),
                        column.get("role").asString()))
                .toList();
    }

    @Test
    void putsPointsWhereTheirRuleSays() {
        for (var row : rows(made("circle/datasets?rows=1000&noise=0"))) {
            var radius = Math.hypot(row.get(0).asDouble(), row.get(1).asDouble());
            assertThat(row.get(2).asString()).isEqualTo(radius < 3 ? "blue" : "orange");
        }
        for (var row : rows(made("sine/datasets?rows=100&noise=0"))) {
            assertThat(row.get(1).asDouble()).isCloseTo(Math.sin(row.get(0).asDouble()), within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"circle", "gaussians", "spiral", "moons"})
    void canBeLearned(String name) {
        var job = trainer.train("""
                {'dataset_id': '%s', 'network': {'hidden_layers': [{'units': 16, 'activation': 'tanh'},
                 {'units': 16, 'activation': 'tanh'}]},
                 'training': {'epochs': 400, 'optimizer': {'type': 'adam', 'learning_rate': 0.02},
                  'early_stopping': {'monitor': 'none'}}}"""
                .formatted(made(name + "/datasets?rows=500&noise=0").get("id").asString()));
        var metrics = JsonMapper.shared().<JsonNode>valueToTree(job).get("metrics");
        assertThat(metrics.at("/test/accuracy").asDouble()).isGreaterThan(0.95);
    }

    @Test
    void refusesChoicesOutOfRangeAndChoicesForStoredTables() {
        assertThat(errors("spiral/datasets?rows=9&noise=1.5")).containsExactly("rows out_of_range",
                "noise out_of_range");
        assertThat(errors("spiral/datasets?noise=NaN")).containsExactly("noise out_of_range");
        assertThat(errors("moons/datasets?noise=Infinity")).containsExactly("noise out_of_range");
        assertThat(errors("moons/datasets?noise=-Infinity")).containsExactly("noise out_of_range");
        assertThat(errors("spiral/datasets?rows=100.5&seed=x&noises=1")).containsExactlyInAnyOrder("rows invalid_value",
                "seed invalid_value", "noises unknown_parameter");
        assertThat(errors("iris/datasets?rows=100&seed=1")).containsExactly("rows not_used", "seed not_used");
    }

    private List<String> errors(String path) {
        return problem(path, 422).get("errors").valueStream()
                .map(error -> error.get("parameter").asString() + " " + error.get("code").asString()).toList();
    }
}

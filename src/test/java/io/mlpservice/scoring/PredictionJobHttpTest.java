package io.mlpservice.scoring;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole life of prediction jobs. */
@HttpTest
class PredictionJobHttpTest {
    private static final String FLOWERS = """
            petal,color,kind
            1.0,red,small
            1.2,red,small
            5.0,blue,large
            5.5,blue,large
            1.1,red,small
            5.2,blue,large
            """;

    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private Scorer scorer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
        scorer = new Scorer(http);
    }

    private String model() {
        return model(trainer.dataset(FLOWERS));
    }

    private String model(String dataset) {
        return trainer.trainModel("""
                {'dataset_id': '%s', 'split': {'validation_fraction': 0, 'test_fraction': 0},
                 'preprocessing': {'min_category_rows': 1}, 'training': {'epochs': 300}}""".formatted(dataset));
    }

    @Test
    void predictsEveryRowOfADatasetInItsOrder() {
        var dataset = trainer.dataset(FLOWERS);
        var id = scorer.score(model(dataset), dataset, "");
        var lines = scorer.result(id, "text/csv").lines().toList();
        assertThat(lines.getFirst()).isEqualTo("label,probability_large,probability_small,warnings,error");
        assertThat(lines.subList(1, lines.size())).extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactly("small", "small", "large", "large", "small", "large");
    }

    @Test
    void answersAsThePredictionOfTheSameRows() {
        var dataset = trainer.dataset(FLOWERS);
        var model = model(dataset);
        var lines = lines(scorer.result(scorer.score(model, dataset, ""), "application/x-ndjson"));
        var predicted = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(trainer.post(
                "/models/%s/predict".formatted(model),
                "{\"rows\": [[1, \"red\"], [1.2, \"red\"], [5, \"blue\"], [5.5, \"blue\"], [1.1, \"red\"], [5.2, \"blue\"]]}")))
                .get("predictions");
        assertThat(lines).hasSize(6);
        for (var row = 0; row < lines.size(); row++) {
            assertThat(lines.get(row).get("row").asInt()).isEqualTo(row);
            assertThat(lines.get(row).get("label")).isEqualTo(predicted.get(row).get("label"));
            assertThat(lines.get(row).get("probabilities")).isEqualTo(predicted.get(row).get("probabilities"));
        }
    }

    private static List<JsonNode> lines(String ndjson) {
        return ndjson.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    @Test
    void answersARowThatCannotBePredictedByItsError() {
        var model = model();
        var dataset = trainer.dataset("petal,color\n1.0,red\nlong,red\n5.0,\n900,green\n");
        var id = scorer.score(model, dataset, "");
        var lines = lines(scorer.result(id, "application/x-ndjson"));
        assertThat(lines.get(0).get("error").isNull()).isTrue();
        assertThat(lines.get(1).get("label").isNull()).isTrue();
        assertThat(lines.get(1).at("/error/errors/0/code").asString()).isEqualTo("not_numeric");
        assertThat(lines.get(1).at("/error/errors/0/pointer").asString()).isEqualTo("/petal");
        assertThat(lines.get(3).get("label").asString()).isEqualTo("large");
        assertThat(lines.get(3).get("warnings")).hasSize(2);
        assertThat(warnings(id)).containsExactlyInAnyOrder(
                "1 of 4 rows could not be predicted; in the result, their error says why.",
                "'color' has no value in 1 of 4 rows.",
                "'color' has a category that no training row has in 1 of 4 rows.",
                "'petal' has a value outside the range of the training rows in 1 of 4 rows.");
    }

    @SuppressWarnings("unchecked")
    private List<String> warnings(String id) {
        return (List<String>) Objects.requireNonNull(scorer.job(id).get("warnings"));
    }

    @Test
    void refusesOddRowsAloneWhenItIsStrict() {
        var id = scorer.score(model(), trainer.dataset("petal,color\n1.0,red\n900,red\n"), ", 'strict': true");
        var lines = scorer.result(id, "text/csv").lines().toList();
        assertThat(lines.get(1)).startsWith("small,");
        assertThat(lines.get(2)).startsWith(",,,,").contains("900");
        assertThat(warnings(id)).containsExactly(
                "1 of 2 rows could not be predicted; in the result, their error says why.");
    }

    @Test
    void answersByAThresholdAndTheMostProbableClasses() {
        var dataset = trainer.dataset(FLOWERS);
        var model = model(dataset);
        var all = scorer.score(model, dataset, ", 'threshold': 0, 'positive_class': 'large'");
        assertThat(scorer.result(all, "text/csv").lines().skip(1)).isNotEmpty()
                .allMatch(line -> line.startsWith("large,"));
        assertThat(scorer.job(all)).containsEntry("threshold", 0.0).containsEntry("positive_class", "large");
        var first = scorer.score(model, dataset, ", 'top_k': 1");
        assertThat(scorer.result(first, "text/csv")).startsWith("label,top_1,top_1_probability,warnings,error\n");
        assertThat(lines(scorer.result(first, "application/x-ndjson"))).isNotEmpty()
                .allMatch(line -> line.get("probabilities").size() == 1);
    }

    @Test
    void keepsTheResultWhenModelAndDatasetAreDeleted() {
        var dataset = trainer.dataset(FLOWERS);
        var model = model(dataset);
        var id = scorer.score(model, dataset, "");
        var result = scorer.result(id, "text/csv");
        trainer.delete("/models/" + model).expectStatus().isNoContent();
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        assertThat(scorer.result(id, "text/csv")).isEqualTo(result);
        trainer.post("/prediction-jobs/%s/dataset".formatted(id), "").expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.code").isEqualTo("dataset_deleted");
        trainer.post("/prediction-jobs/%s/dataset?inputs=false".formatted(id), "").expectStatus().isCreated()
                .expectBody().jsonPath("$.columns.length()").isEqualTo(3);
    }

    @Test
    void makesADatasetOfAnswersOnWhichNothingIsTrainedByDefault() {
        var dataset = trainer.dataset(FLOWERS);
        var made = Trainer.id(trainer.post("/prediction-jobs/%s/dataset?inputs=false"
                .formatted(scorer.score(model(dataset), dataset, "")), ""));
        trainer.get("/datasets/" + made).expectBody().jsonPath("$.columns[*].role")
                .isEqualTo(List.of("ignored", "ignored", "ignored"));
        trainer.post("/training-jobs", "{\"dataset_id\": \"%s\"}".formatted(made)).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[*].pointer").isEqualTo(List.of("/features"))
                .jsonPath("$.errors[0].detail").value(String.class, detail -> assertThat(detail).contains("ignored"));
    }

    @Test
    void refusesABodyThatSaysWhatBelongsIntoTheAddress() {
        var path = "/prediction-jobs/%s/dataset".formatted(UUID.randomUUID());
        trainer.post(path, "{\"name\": \"guesses\"}").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("unexpected_body").jsonPath("$.detail").isEqualTo(
                        "The body is not read here. Send its fields as query parameters instead: name, inputs.");
        trainer.post("/samples/iris/datasets", "{\"rows\": 10}").expectStatus().isEqualTo(422);
        trainer.post(path, "{}").expectStatus().isNotFound();
    }

    @Test
    void makesADatasetOfTheInputsAndThePredictions() {
        var dataset = trainer.dataset("petal,code,color,kind\n1,007,red,small\n5.5,010,blue,large\n1.25,,red,small\n");
        var id = scorer.score(model(), dataset, "");
        var made = Trainer.id(trainer.post("/prediction-jobs/%s/dataset?name=guesses.csv".formatted(id), "")
                .expectStatus().isCreated().expectHeader().exists("Location"));
        trainer.get("/datasets/" + made).expectBody().jsonPath("$.name").isEqualTo("guesses.csv")
                .jsonPath("$.columns[*].name")
                .isEqualTo(List.of("petal", "code", "color", "kind", "label", "probability_large",
                        "probability_small"))
                .jsonPath("$.columns[*].type")
                .isEqualTo(List.of("numeric", "categorical", "categorical", "categorical", "categorical", "numeric",
                        "numeric"))
                .jsonPath("$.columns[3].role").isEqualTo("target").jsonPath("$.columns[4].role").isEqualTo("ignored");
        trainer.get("/datasets/%s/rows".formatted(made)).expectBody().jsonPath("$.rows[0][0]").isEqualTo(1)
                .jsonPath("$.rows[0][1]").isEqualTo("007").jsonPath("$.rows[1][4]").isEqualTo("large")
                .jsonPath("$.rows[2][1]").isEqualTo(null);
        assertThat(model(made)).isNotEmpty();
    }

    /** Its columns would get the names of those of the first prediction. */
    @Test
    void predictsADatasetOfPredictionsAgain() {
        var dataset = trainer.dataset(FLOWERS);
        var model = model(dataset);
        var made = Trainer.id(trainer.post("/prediction-jobs/%s/dataset".formatted(scorer.score(model, dataset, "")),
                ""));
        var again = Trainer.id(trainer.post("/prediction-jobs/%s/dataset".formatted(scorer.score(model, made, "")),
                "").expectStatus().isCreated());
        trainer.get("/datasets/" + again).expectBody().jsonPath("$.columns[3].name").isEqualTo("label")
                .jsonPath("$.columns[6].name").isEqualTo("label_2");
    }

    @Test
    void returnsTheSameForTheSameKey() {
        var request = Scorer.request(model(), trainer.dataset(FLOWERS), "");
        var key = UUID.randomUUID().toString();
        var first = post(request, key);
        assertThat(post(request, key)).isEqualTo(first);
        scorer.await((String) Objects.requireNonNull(first.get("id")), "succeeded");
    }

    private Map<String, Object> post(String request, String key) {
        return Trainer.json(http.post().uri("/api/v1/prediction-jobs").contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key).body(request).exchange().expectStatus().isAccepted().expectHeader()
                .exists("Location"));
    }

    @Test
    void tellsAllThatIsWrongWithARequest() {
        var dataset = trainer.dataset("color\nred\nblue\n");
        trainer.post("/prediction-jobs", Scorer.request(model(), dataset, ", 'threshold': 2, 'top_k': 0"))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("/dataset_id", "/threshold", "/top_k")).jsonPath("$.errors[0].code")
                .isEqualTo("missing_column");
        trainer.post("/prediction-jobs", "{\"modl\": \"x\", \"priority\": 1000}").expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors.length()").isEqualTo(4);
    }

    @Test
    void refusesModelsAndDatasetsThatDoNotExist() {
        var dataset = trainer.dataset(FLOWERS);
        trainer.post("/prediction-jobs", Scorer.request("nothing-of-this-name", dataset, "")).expectStatus()
                .isNotFound();
        trainer.post("/prediction-jobs", Scorer.request(model(dataset), UUID.randomUUID().toString(), ""))
                .expectStatus().isNotFound();
        var none = UUID.randomUUID();
        trainer.get("/prediction-jobs/" + none).expectStatus().isNotFound();
        trainer.get("/prediction-jobs/%s/result".formatted(none)).expectStatus().isNotFound();
        trainer.post("/prediction-jobs/%s/cancel".formatted(none), "").expectStatus().isNotFound();
        trainer.post("/prediction-jobs/%s/dataset".formatted(none), "").expectStatus().isNotFound();
        trainer.delete("/prediction-jobs/" + none).expectStatus().isNotFound();
    }

    @Test
    void refusesDatesInAnotherOrder() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 2}}"""
                .formatted(trainer.dataset("day,y\n31.01.2026,1.5\n30.01.2026,2.5\n29.01.2026,3.5\n")));
        trainer.post("/prediction-jobs",
                Scorer.request(model, trainer.dataset("day,y\n01/31/2026,1\n01/30/2026,2\n"), ""))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo("unsuitable_data")
                .jsonPath("$.detail").value(String.class, detail -> assertThat(detail).contains("2026-01-31"));
    }

    /** Each model reads ISO dates. */
    @Test
    void answersIsoDatesAsAPredictionOfTheSameFile() {
        var german = trainer.dataset("day,y\n31.01.2026,1.5\n05.02.2026,2.5\n12.04.2026,3.5\n");
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 20}}".formatted(german));
        var days = "day,y\n2026-01-31,1.5\n2026-02-05,2.5\n2026-04-12,3.5\n";
        var iso = trainer.dataset(days);
        var result = scorer.result(scorer.score(model, iso, ""), "text/csv");
        assertThat(result).isEqualTo(scorer.result(scorer.score(model, german, ""), "text/csv"));
        var predicted = http.post().uri("/api/v1/models/%s/predict".formatted(model))
                .contentType(MediaType.parseMediaType("text/csv")).header("Accept", "text/csv").body(days).exchange()
                .expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
        assertThat(answers(result)).hasSize(3).doesNotHaveDuplicates().isEqualTo(answers(predicted));
        assertThat(metrics(model, iso)).isEqualTo(metrics(model, german));
    }

    private static List<String> answers(@Nullable String csv) {
        return Objects.requireNonNull(csv).lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
    }

    private Object metrics(String model, String dataset) {
        return Objects.requireNonNull(Trainer.json(trainer.post("/models/%s/evaluations".formatted(model),
                "{\"dataset_id\": \"%s\"}".formatted(dataset)).expectStatus().isOk()).get("metrics"));
    }

    @Test
    void writesNoFormats() {
        var dataset = trainer.dataset(FLOWERS);
        var id = scorer.score(model(dataset), dataset, "");
        http.get().uri("/api/v1/prediction-jobs/%s/result".formatted(id)).header("Accept", "image/png").exchange()
                .expectStatus().isEqualTo(406).expectBody().jsonPath("$.code").isEqualTo("not_acceptable");
    }

    @Test
    void listsJobsByStateModelAndDataset() {
        var dataset = trainer.dataset(FLOWERS);
        var model = model(dataset);
        var first = scorer.score(model, dataset, "");
        var second = scorer.score(model, dataset, ", 'priority': 7");
        trainer.get("/prediction-jobs?state=succeeded&model_id=%s&dataset_id=%s".formatted(model, dataset))
                .expectStatus().isOk().expectBody().jsonPath("$.items[*].id").isEqualTo(List.of(second, first))
                .jsonPath("$.items[0].priority").isEqualTo(7);
        trainer.get("/prediction-jobs?state=failed&model_id=" + model).expectBody().jsonPath("$.items").isEmpty();
        trainer.get("/prediction-jobs?limit=1&model_id=" + model).expectBody().jsonPath("$.has_more").isEqualTo(true);
    }

    @Test
    void showsWhatBecameOfAJob() {
        var dataset = trainer.dataset(FLOWERS);
        var job = scorer.job(scorer.score(model(dataset), dataset, ""));
        assertThat(job).containsEntry("attempt", 1).containsEntry("error", null).containsEntry("queue_position", null)
                .containsEntry("dataset_id", dataset).containsEntry("strict", false);
        assertThat(job.get("progress"))
                .isEqualTo(Map.of("rows_done", 6, "rows", 6, "fraction", 1.0, "eta_seconds", 0.0));
        assertThat(job.get("finished_at")).isNotNull();
        assertThat(job.get("timings")).asString().doesNotContain("null");
    }
}

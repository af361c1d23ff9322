package io.mlpservice.snapshot;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class SnapshotsHttpTest {
    private static final String FIXED = "'training': {'epochs': %d, 'early_stopping': {'monitor': 'none'}}";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private String dataset = "";

    @BeforeEach
    void upload() {
        trainer = new Trainer(http);
        dataset = trainer.sample("iris");
    }

    @AfterEach
    void endLongJobs() {
        trainer.endLongJobs();
    }

    private String train(String settings) {
        return (String) Objects.requireNonNull(
                trainer.train("{'dataset_id': '%s', %s}".formatted(dataset, settings)).get("id"));
    }

    private JsonNode snapshots(String job) {
        return json("/training-jobs/%s/snapshots".formatted(job));
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().valueToTree(Trainer.json(trainer.get(path).expectStatus().isOk()));
    }

    private static List<Integer> epochs(JsonNode snapshots) {
        return snapshots.get("items").valueStream().map(item -> item.get("epoch").asInt()).toList();
    }

    @Test
    void areListedWithTheMeasurementsOfTheirEpochs() {
        var job = train(FIXED.formatted(16) + ", 'snapshots': {'max': 6}");
        var items = snapshots(job);
        assertThat(epochs(items)).containsExactly(0, 1, 2, 4, 8, 16);
        var measured = json("/training-jobs/%s/epochs".formatted(job)).get("items");
        for (var item : items.get("items")) {
            var epoch = item.get("epoch").asInt();
            assertThat(item.get("bytes").asLong()).isPositive();
            for (var number : List.of("training_loss", "training_score", "validation_loss", "validation_score")) {
                assertThat(item.get(number).isNull()).isEqualTo(epoch == 0);
                assertThat(item.get(number)).isEqualTo(epoch == 0
                        ? item.get(number)
                        : measured.get(epoch - 1).get(number));
            }
        }
    }

    @Test
    void endWithTheParametersOfTheModel() {
        var job = train(FIXED.formatted(5) + ", 'snapshots': {}");
        assertThat(epochs(snapshots(job))).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(parameters(job, 5))
                .isEqualTo(json("/models/%s/parameters".formatted(trainer.job(job).get("model_id"))));
        assertThat(parameters(job, 4)).isNotEqualTo(parameters(job, 5));
    }

    private JsonNode parameters(String job, int epoch) {
        return json("/training-jobs/%s/snapshots/%d/parameters".formatted(job, epoch));
    }

    /** A network whose layers are frozen keeps them. */
    @Test
    void beginWithTheInitialParameters() {
        var job = train(FIXED.formatted(3) + ", 'snapshots': {'max': 2}");
        assertThat(epochs(snapshots(job))).containsExactly(0, 3);
        var frozen = train(
                """
                                'network': {'hidden_layers': [{'units': 100, 'learning_rate_multiplier': 0}],
                        'output_layer': {'learning_rate_multiplier': 0}}""");
        assertThat(parameters(job, 0))
                .isEqualTo(json("/models/%s/parameters".formatted(trainer.job(frozen).get("model_id"))));
    }

    @Test
    void changeNothingInTheTraining() {
        var settings = """
                'dataset_id': '%s', 'training': {'epochs': 20}, 'network': {'hidden_layers': [
                {'units': 8, 'batch_normalization': true, 'dropout': 0.1}]}""".formatted(dataset);
        var without = trainer.train("{%s}".formatted(settings));
        var with = trainer.train("{%s, 'snapshots': {'max': 200}}".formatted(settings));
        assertThat(trainer.results(with)).isEqualTo(trainer.results(without));
    }

    @Test
    void includeTheLastAndTheBestEpochOfARunThatStopsEarly() {
        var job = train("""
                'training': {'epochs': 3000, 'optimizer': {'type': 'adam', 'learning_rate': 0.05},
                'early_stopping': {'patience': 9}}, 'snapshots': {'max': 8}""");
        var last = json("/training-jobs/" + job).at("/progress/epoch").asInt();
        assertThat(last).isLessThan(3000);
        assertThat(epochs(snapshots(job))).contains(last, last - 9).hasSizeLessThanOrEqualTo(8).isSorted();
        assertThat(parameters(job, last - 9))
                .isEqualTo(json("/models/%s/parameters".formatted(trainer.job(job).get("model_id"))));
    }

    @Test
    void predictAsTheModelThatTheyAreTheParametersOf() {
        var job = train(FIXED.formatted(5) + ", 'model_name': 'snapped', 'snapshots': {}");
        var model = trainer.job(job).get("model_id");
        var request = """
                {"instances": [{"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": "?", "petal_width": 0.2}],
                 "top_k": 2}""";
        var ofModel = post("/models/%s/predict".formatted(model), request);
        var ofLast = post("/training-jobs/%s/snapshots/5/predict".formatted(job), request);
        assertThat(ofLast.get("predictions")).isEqualTo(ofModel.get("predictions"));
        assertThat(ofLast.at("/model/id").asString()).isEqualTo(job);
        assertThat(ofLast.at("/model/name").asString()).isEqualTo("snapped");
        assertThat(ofLast.at("/model/version").asInt()).isZero();
        assertThat(post("/training-jobs/%s/snapshots/1/predict".formatted(job), request).get("predictions"))
                .isNotEqualTo(ofModel.get("predictions"));
        var numbers = "{\"rows\": [[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]]}";
        assertThat(post("/training-jobs/%s/snapshots/5/predict".formatted(job), numbers).get("predictions"))
                .isEqualTo(post("/models/%s/predict".formatted(model), numbers).get("predictions"));
    }

    private JsonNode post(String path, String body) {
        return JsonMapper.shared().valueToTree(Trainer.json(trainer.post(path, body).expectStatus().isOk()));
    }

    @Test
    void predictCategoriesGapsAndTargetsInTheirOwnUnit() {
        dataset = trainer
                .dataset("color,size,price\n" + "red,1,1000\nblue,,3000\nred,3,2000\nblue,4,4000\n".repeat(20));
        var job = train(FIXED.formatted(3) + ", 'task': 'regression', 'snapshots': {}");
        var request = "{\"instances\": [{\"color\": \"green\", \"size\": null}, {\"color\": \"red\", \"size\": 2}]}";
        assertThat(post("/training-jobs/%s/snapshots/3/predict".formatted(job), request).get("predictions"))
                .isEqualTo(post("/models/%s/predict".formatted(trainer.job(job).get("model_id")), request)
                        .get("predictions"));
    }

    @Test
    void showWhatTheyAnswerOverTwoFeatures() {
        var job = train(FIXED.formatted(5) + ", 'snapshots': {}");
        var request = """
                {"x": "petal_length", "y": "petal_width", "resolution": 5}""";
        assertThat(post("/training-jobs/%s/snapshots/5/surface".formatted(job), request))
                .isEqualTo(post("/models/%s/surface".formatted(trainer.job(job).get("model_id")), request));
        assertThat(post("/training-jobs/%s/snapshots/0/surface".formatted(job), request).get("probabilities"))
                .isNotEqualTo(post("/training-jobs/%s/snapshots/5/surface".formatted(job), request)
                        .get("probabilities"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            predict | {}                                     | 422
            predict | {"rows": [[1]]}                        | 422
            predict | {"rows": [[1, 2, 3, 1e300]]}           | 422
            predict | {"instances": 1}                       | 422
            predict | {"rows": [                             | 400
            predict | {"model": "iris", "rows": [[1,2,3,4]]} | 422
            surface | {"x": "none"}                          | 422
            surface | [                                      | 400
            """)
    void refuseWhatAModelRefuses(String operation, String body, int status) {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        var model = trainer.job(job).get("model_id");
        var ofSnapshot = Trainer.json(trainer.post("/training-jobs/%s/snapshots/1/%s".formatted(job, operation), body)
                .expectStatus().isEqualTo(status));
        var ofModel = Trainer.json(trainer.post("/models/%s/%s".formatted(model, operation), body).expectStatus()
                .isEqualTo(status));
        assertThat(ofSnapshot.get("code")).isEqualTo(ofModel.get("code"));
        assertThat(ofSnapshot.get("errors")).isEqualTo(ofModel.get("errors"));
    }

    @Test
    void answerInJsonAlone() {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        http.post().uri("/api/v1/training-jobs/%s/snapshots/1/predict".formatted(job))
                .header("Content-Type", "application/json").header("Accept", "text/csv")
                .body("{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}").exchange().expectStatus().isOk()
                .expectHeader().contentType("application/json");
    }

    @Test
    void appearWhileTheJobRuns() {
        var job = trainer.submitLongJob(dataset, ", 'snapshots': {'max': 100}");
        var items = Awaitility.await().until(() -> snapshots(job), found -> found.get("items").size() > 5);
        assertThat(epochs(items)).startsWith(0, 1, 2);
        assertThat(parameters(job, epochs(items).getLast()).at("/layers/1/weights").size()).isEqualTo(3);
        post("/training-jobs/%s/snapshots/1/predict".formatted(job), "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}");
        post("/training-jobs/%s/snapshots/1/surface".formatted(job), "{}");
        assertThat(trainer.job(job)).containsEntry("state", "running");
    }

    @Test
    void areEventsOfTheJob() {
        var job = train("""
                'training': {'epochs': 700, 'optimizer': {'learning_rate': 0.02}, 'early_stopping': {'patience': 600}},
                'snapshots': {'max': 9}""");
        var stream = stream(job);
        var events = events(stream);
        assertThat(events).extracting(event -> event.get("epoch").asInt())
                .containsExactlyInAnyOrderElementsOf(epochs(snapshots(job)));
        assertThat(events).allSatisfy(event -> assertThat(event.propertyNames())
                .containsExactly("job_id", "epoch", "training_loss", "validation_loss"));
        assertThat(stream.indexOf("event: snapshot")).isLessThan(stream.indexOf("event: epochs"));
        assertThat(stream.lastIndexOf("event: snapshot")).isLessThan(stream.indexOf("event: done"));
    }

    private String stream(String job) {
        return Objects.requireNonNull(http.get().uri("/api/v1/training-jobs/%s/events".formatted(job))
                .header("Accept", "text/event-stream").exchange().expectBody(String.class).returnResult()
                .getResponseBody());
    }

    private static List<JsonNode> events(String stream) {
        var start = "event: snapshot\ndata: ";
        return Pattern.compile("\n\n").splitAsStream(stream).filter(event -> event.startsWith(start))
                .map(event -> JsonMapper.shared().readTree(event.substring(start.length()))).toList();
    }

    @Test
    void areEventsAlsoOfAJobThatDivergesInItsFirstEpoch() {
        dataset = trainer.dataset("x,y\n" + "1e30,1e30\n-1e30,1e30\n2e30,-1e30\n".repeat(20));
        var job = trainer.submit("""
                {'dataset_id': '%s', 'preprocessing': {'numeric': 'none', 'target': 'none'}, 'snapshots': {},
                 'training': {'optimizer': {'type': 'sgd', 'learning_rate': 1}}}""".formatted(dataset));
        assertThat(trainer.await(job, found -> found.get("finished_at") != null))
                .containsEntry("stop_reason", "diverged");
        assertThat(json("/training-jobs/%s/epochs".formatted(job)).get("items").size()).isZero();
        assertThat(epochs(snapshots(job))).containsExactly(0);
        var stream = stream(job);
        assertThat(events(stream)).extracting(event -> event.get("epoch").asInt()).containsExactly(0);
        assertThat(stream.indexOf("event: snapshot")).isLessThan(stream.indexOf("event: done"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'max': 201}     | /snapshots/max | out_of_range
            {'max': -1}      | /snapshots/max | out_of_range
            {'max': 1.5}     | /snapshots/max | wrong_type
            {'every': 1}     | /snapshots/every | unknown_field
            60               | /snapshots     | wrong_type
            """)
    void areRefusedOutOfTheirRange(String snapshots, String pointer, String code) {
        trainer.post("/training-jobs",
                "{'dataset_id': '%s', 'snapshots': %s}".formatted(dataset, snapshots).replace('\'', '"'))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].pointer").isEqualTo(pointer)
                .jsonPath("$.errors[0].code").isEqualTo(code);
    }

    @Test
    void areThinnedWhereTheyWouldTakeTooMuchRoom() {
        var answer = JsonMapper.shared().valueToTree(Trainer.json(trainer.post("/training-jobs/validate", """
                {'dataset_id': '%s', 'network': {'hidden_layers': [{'units': 1000}, {'units': 1000}]},
                 'snapshots': {'max': 60}}""".formatted(dataset).replace('\'', '"')).expectStatus().isOk()));
        assertThat(answer.at("/parameter_count").asLong()).isEqualTo(1_009_003);
        assertThat(answer.at("/configuration/snapshots/max").asInt()).isEqualTo(15);
        assertThat(answer.get("warnings").toString()).contains("at most 15 of the 60 snapshots",
                "mlp.training.snapshots.max-bytes");
    }

    @Test
    void areNotThinnedIfThereAreFewEpochs() {
        var answer = JsonMapper.shared().valueToTree(Trainer.json(trainer.post("/training-jobs/validate", """
                {'dataset_id': '%s', 'network': {'hidden_layers': [{'units': 1000}, {'units': 1000}]},
                 'training': {'epochs': 14}, 'snapshots': {'max': 60}}""".formatted(dataset).replace('\'', '"'))
                .expectStatus().isOk()));
        assertThat(answer.at("/configuration/snapshots/max").asInt()).isEqualTo(60);
        assertThat(answer.get("warnings").toString()).doesNotContain("snapshots");
    }

    @Test
    void areNoneUnlessTheyAreAskedFor() {
        for (var settings : List.of(FIXED.formatted(2), FIXED.formatted(2) + ", 'snapshots': {'max': 0}")) {
            var job = train(settings);
            assertThat(snapshots(job).get("items").size()).isZero();
            trainer.get("/training-jobs/%s/snapshots/1/parameters".formatted(job)).expectStatus().isNotFound()
                    .expectBody().jsonPath("$.code").isEqualTo("no_snapshots").jsonPath("$.detail")
                    .value(String.class, detail -> assertThat(detail).contains("\"snapshots\": {\"max\": 60}"));
        }
    }

    @ParameterizedTest
    @CsvSource({"3", "-1", "2147483647"})
    void areNamedWhereAnEpochHasNone(int epoch) {
        var job = train(FIXED.formatted(4) + ", 'snapshots': {'max': 4}");
        trainer.get("/training-jobs/%s/snapshots/%d/parameters".formatted(job, epoch)).expectStatus().isNotFound()
                .expectBody().jsonPath("$.code").isEqualTo("not_found").jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("epoch " + epoch, "the epochs 0, 1, 2, 4."));
    }

    @ParameterizedTest
    @CsvSource({"latest", "1.5", "2147483648"})
    void areNoneOfWhatIsNoEpoch(String epoch) {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        var answer = Trainer.json(trainer.get("/training-jobs/%s/snapshots/%s/parameters".formatted(job, epoch))
                .expectStatus().is4xxClientError());
        assertThat(answer).containsKeys("code", "detail");
    }

    @Test
    void areNotThereYetWhileAJobWaits() {
        trainer.fillSlots(dataset);
        var job = trainer.submitLongJob(dataset, ", 'snapshots': {}");
        trainer.get("/training-jobs/%s/snapshots/0/parameters".formatted(job)).expectStatus().isNotFound().expectBody()
                .jsonPath("$.detail").value(String.class, detail -> assertThat(detail).contains("no snapshots yet"));
    }

    @Test
    void becomeModelsWithScoresOfTheirOwn() {
        var job = train(FIXED.formatted(5) + ", 'model_name': 'promoted', 'snapshots': {}");
        var made = json("/models/" + trainer.job(job).get("model_id"));
        var last = promoted(job, 5, "{}");
        assertThat(last.get("name").asString()).isEqualTo("promoted");
        assertThat(last.get("version").asInt()).isEqualTo(made.get("version").asInt() + 1);
        assertThat(last.get("metrics")).isEqualTo(made.get("metrics"));
        for (var provenance : List.of("configuration", "dataset_id", "dataset_sha256", "job_id", "seed", "features",
                "targets", "parameter_count")) {
            assertThat(last.get(provenance)).as(provenance).isEqualTo(made.get(provenance));
        }
        assertThat(last.get("snapshot_epoch").asInt()).isEqualTo(5);
        assertThat(made.get("snapshot_epoch").isNull()).isTrue();
        assertThat(json("/models/%s/parameters".formatted(last.get("id").asString()))).isEqualTo(parameters(job, 5));
        var first = promoted(job, 1, "{\"name\": \"early\"}");
        assertThat(first.get("name").asString()).isEqualTo("early");
        assertThat(first.at("/metrics/test/row_count").asInt()).isEqualTo(30);
        assertThat(first.at("/metrics/validation/loss"))
                .isEqualTo(snapshots(job).at("/items/1/validation_loss"));
        assertThat(first.at("/metrics/test")).isNotEqualTo(made.at("/metrics/test"));
        assertThat(json("/models/early/rows?split=test").get("total").asInt()).isEqualTo(30);
    }

    private JsonNode promoted(String job, int epoch, String body) {
        var answer = trainer.post("/training-jobs/%s/snapshots/%d/model".formatted(job, epoch), body).expectStatus()
                .isCreated().expectHeader().valueMatches("Location", "/api/v1/models/[-0-9a-f]{36}");
        var model = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(answer));
        assertThat(json("/models/" + model.get("id").asString())).isEqualTo(model);
        return model;
    }

    @Test
    void becomeModelsWhileTheJobRuns() {
        var job = trainer.submitLongJob(dataset, ", 'model_name': 'running', 'snapshots': {'max': 100}");
        Awaitility.await().until(() -> snapshots(job), found -> found.get("items").size() > 5);
        assertThat(promoted(job, 0, "{}").at("/metrics/training/row_count").asInt()).isEqualTo(105);
        assertThat(trainer.job(job)).containsEntry("state", "running");
    }

    @Test
    void becomeModelsThatStayWhenTheJobIsDeleted() {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        var model = promoted(job, 0, "{\"name\": \"stays\"}").get("id").asString();
        trainer.delete("/training-jobs/" + job).expectStatus().isNoContent();
        post("/models/%s/predict".formatted(model), "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}");
    }

    @Test
    void becomeNoModelsThatCannotBeMeasured() {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        trainer.post("/training-jobs/%s/snapshots/1/model".formatted(job), "{}").expectStatus().isEqualTo(409)
                .expectBody().jsonPath("$.code").isEqualTo("dataset_deleted");
    }

    @Test
    void becomeOneModelForEachIdempotencyKey() {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        var ids = List.of("{}", "{}").stream().map(body -> Trainer.id(http.post()
                .uri("/api/v1/training-jobs/%s/snapshots/1/model".formatted(job)).header("Idempotency-Key", job)
                .header("Content-Type", "application/json").body(body).exchange().expectStatus().isCreated())).toList();
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | {"name": "no name"}   | 422 | invalid_request
            1 | {"name": 1}           | 422 | invalid_request
            1 | {"version": 1}        | 422 | invalid_request
            1 | {                     | 400 | malformed_json
            7 | {}                    | 404 | not_found
            """)
    void becomeNoModelsOfWhatIsWrong(int epoch, String body, int status, String code) {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        trainer.post("/training-jobs/%s/snapshots/%d/model".formatted(job, epoch), body).expectStatus()
                .isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    @Test
    void goWithTheirJob() {
        var job = train(FIXED.formatted(1) + ", 'snapshots': {}");
        trainer.delete("/training-jobs/" + job).expectStatus().isNoContent();
        for (var path : List.of("/training-jobs/%s/snapshots", "/training-jobs/%s/snapshots/0/parameters")) {
            trainer.get(path.formatted(job)).expectStatus().isNotFound();
        }
    }

    @Test
    void areBoundedByALimitThatCapabilitiesName() {
        var capabilities = json("/capabilities");
        assertThat(capabilities.get("limits").valueStream()
                .filter(limit -> limit.get("setting").asString().equals("mlp.training.snapshots.max-bytes"))
                .map(limit -> limit.get("maximum").asLong())).containsExactly(64L << 20);
        assertThat(capabilities.get("parameters").toString()).contains("/snapshots/max");
    }

    @Test
    void areTakenAlsoByARunThatIsCrossValidated() {
        var job = train(FIXED.formatted(2) + ", 'cross_validation': {'folds': 2}, 'snapshots': {}");
        assertThat(epochs(snapshots(job))).containsExactly(0, 1, 2);
    }
}

package io.mlpservice.snapshot;

import io.mlpservice.Trainer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotsHttpTest extends SnapshotTests {
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

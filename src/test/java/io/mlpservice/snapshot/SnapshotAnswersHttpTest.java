package io.mlpservice.snapshot;

import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a snapshot answers is what its model would. */
class SnapshotAnswersHttpTest extends SnapshotTests {
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
}

package io.mlpservice.model.http;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

@HttpTest
class ModelHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    private String train(String name) {
        return trainer.trainModel("{'dataset_id': '%s', 'model_name': '%s', 'training': {'epochs': 3}}"
                .formatted(trainer.sample("iris"), name));
    }

    private static String anyName() {
        return "m" + UUID.randomUUID();
    }

    @Test
    void carriesItsProvenance() {
        var dataset = trainer.sample("iris");
        var job = trainer.train("{'dataset_id': '%s', 'seed': 7, 'training': {'epochs': 3}}".formatted(dataset));
        var model = Trainer.json(trainer.get("/models/" + job.get("model_id")));
        var sha256 = Trainer.json(trainer.get("/datasets/" + dataset)).get("sha256");
        assertThat(model).containsEntry("dataset_id", dataset).containsEntry("dataset_sha256", sha256)
                .containsEntry("job_id", job.get("id")).containsEntry("seed", 7).containsEntry("task", "classification")
                .containsEntry("precision", "float32").containsEntry("metrics", job.get("metrics"))
                .containsEntry("configuration", job.get("configuration")).containsEntry("parameter_count", 803)
                .containsEntry("features", List.of("sepal_length", "sepal_width", "petal_length", "petal_width"))
                .containsKeys("engine_version", "kernels", "created_at");
        assertThat(model).extracting("targets", LIST).singleElement(MAP).containsEntry("name", "species")
                .containsEntry("classes", List.of("setosa", "versicolor", "virginica"));
    }

    @Test
    void answersToItsIdItsNameAndItsVersion() {
        var name = anyName();
        var first = train(name);
        var second = train(name);
        assertThat(id(first)).isEqualTo(first);
        assertThat(id(name + "@1")).isEqualTo(first);
        assertThat(id(name + "@2")).isEqualTo(second);
        assertThat(id(name)).isEqualTo(second);
    }

    @Test
    void isAskedInItsNewestVersionAtOnce() {
        var name = anyName();
        train(name);
        assertAnswers(name, 1);
        train(name);
        assertAnswers(name, 2);
        trainer.delete("/models/%s@2".formatted(name)).expectStatus().isNoContent();
        assertAnswers(name, 1);
        trainer.delete("/models/%s@1".formatted(name)).expectStatus().isNoContent();
        ask(name).expectStatus().isNotFound();
    }

    private RestTestClient.ResponseSpec ask(String ref) {
        return trainer.post("/models/%s/predict".formatted(ref), "{\"rows\": [[1, 2, 3, 4]]}");
    }

    private void assertAnswers(String ref, int version) {
        assertThat(Trainer.json(ask(ref))).extracting("model", MAP).containsEntry("version", version);
    }

    @Test
    void neverUsesAVersionAgain() {
        var name = anyName();
        train(name);
        trainer.delete("/models/%s@1".formatted(name)).expectStatus().isNoContent();
        trainer.get("/models/" + name).expectStatus().isNotFound();
        train(name);
        trainer.get("/models/" + name).expectBody().jsonPath("$.version").isEqualTo(2);
    }

    @Test
    void isDeletedByIdOrVersionOnly() {
        var name = anyName();
        var id = train(name);
        trainer.delete("/models/" + name).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].parameter")
                .isEqualTo("ref");
        trainer.delete("/models/" + id).expectStatus().isNoContent();
        trainer.delete("/models/" + id).expectStatus().isNotFound();
        trainer.post("/models/%s/predict".formatted(id), "{\"rows\": [[1, 2, 3, 4]]}").expectStatus().isNotFound();
    }

    @RepeatedTest(3)
    void isDeletedOnceHoweverManyAskForItAtTheSameTime() throws Exception {
        var id = train(anyName());
        Callable<Integer> delete = () -> trainer.delete("/models/" + id).returnResult(Void.class).getStatus().value();
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(8, delete))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnlyOnce(204).containsOnly(204, 404);
    }

    @Test
    void showsItsParameters() {
        var parameters = Trainer.json(trainer.get("/models/%s/parameters".formatted(train(anyName()))));
        assertThat(parameters).containsEntry("precision", "float32").extracting("layers", LIST).hasSize(2).first(MAP)
                .containsEntry("gamma", null).containsEntry("running_mean", null)
                .hasEntrySatisfying("biases", biases -> assertThat(biases).asInstanceOf(LIST).hasSize(100))
                .hasEntrySatisfying("weights",
                        weights -> assertThat(weights).asInstanceOf(LIST).hasSize(100).first(LIST)
                                .hasSize(4).allSatisfy(weight -> assertThat(weight.toString()).hasSizeLessThan(16)));
    }

    @Test
    void isListedNewestFirst() {
        var older = train(anyName());
        var newer = train(anyName());
        var page = Trainer.json(trainer.get("/models?limit=2"));
        assertThat(page).extracting("items", LIST).extracting("id").containsExactly(newer, older);
        trainer.get("/models?limit=1").expectBody().jsonPath("$.has_more").isEqualTo(true).jsonPath("$.next_cursor")
                .isNotEmpty();
    }

    @Test
    void isNamedWhereAnotherVersionOrCaseIsAskedFor() {
        trainer.train("{'dataset_id': '%s', 'model_name': 'Named', 'training': {'epochs': 1}}"
                .formatted(trainer.sample("iris")));
        for (var ref : List.of("Named@7", "Named@production", "named@1")) {
            trainer.get("/models/" + ref).expectStatus().isNotFound().expectBody().jsonPath("$.detail").value(
                    String.class,
                    detail -> assertThat(detail).contains("There is no model '%s'".formatted(ref)).contains(
                            ref.startsWith("n")
                                    ? "Did you mean 'Named'?"
                                    : "The newest version of its name is 'Named@1'."));
        }
        trainer.post("/models/named/predict", "{\"rows\": [[1, 2, 3, 4]]}").expectStatus().isNotFound().expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).endsWith("Did you mean 'Named'?"));
        trainer.get("/models/Named/export").expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].detail")
                .value(String.class, detail -> assertThat(detail).contains("Choose one of: ", "onnx"));
    }

    @Test
    void isNotFoundUnderAnyOtherName() {
        for (var ref : List.of(UUID.randomUUID().toString(), "no-such-model", "no-such-model@1", "no such", "x@y")) {
            trainer.get("/models/" + ref).expectStatus().isNotFound().expectBody().jsonPath("$.code")
                    .isEqualTo("not_found");
        }
    }

    private Object id(String ref) {
        return Trainer.id(trainer.get("/models/" + ref).expectStatus().isOk());
    }
}

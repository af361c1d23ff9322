package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/** Models of data sets whose names differ in characters that no model name has. */
@HttpTest
class DefaultModelNameHttpTest {
    private static final String CSV = "a,b\n" + "1.5,2.5\n2.5,3.5\n3.5,7.25\n".repeat(20);

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void warnsWhereTwoDataSetsShareIt() {
        train("gr\u00f6\u00dfe.csv");
        assertThat(preview("gr\u00fc\u00dfe.csv").get("warnings")).asInstanceOf(LIST).singleElement().asString()
                .contains("gr--e", "gr\u00f6\u00dfe.csv", "model_name");
    }

    @Test
    void saysNothingOfANewVersionFromADataSetOfTheSameName() {
        train("monthly.csv");
        assertThat(preview("monthly.csv").get("warnings")).asInstanceOf(LIST).isEmpty();
    }

    @Test
    void warnsWhereTheNewVersionPredictsAnotherTarget() {
        train("weekly.csv");
        var preview = Trainer.json(trainer.post("/training-jobs/validate",
                "{\"dataset_id\": \"%s\", \"model_name\": \"weekly\", \"targets\": [\"a\"]}".formatted(upload("x.csv")))
                .expectStatus().isOk());
        assertThat(preview.get("warnings")).asInstanceOf(LIST).singleElement().asString()
                .contains("new version of 'weekly', whose version 1 predicts 'b', not 'a'", "model_name");
    }

    @Test
    void differsForNamesWithoutAnyLetterThatModelsMayHave() {
        assertThat(name(preview("\u6570\u636e.csv"))).startsWith("model-")
                .isNotEqualTo(name(preview("\u6a21\u578b.csv")));
    }

    private void train(String dataset) {
        trainer.train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(upload(dataset)));
    }

    private Map<String, Object> preview(String dataset) {
        return Trainer
                .json(trainer.post("/training-jobs/validate", "{\"dataset_id\": \"%s\"}".formatted(upload(dataset)))
                        .expectStatus().isOk());
    }

    private String upload(String name) {
        return Trainer.id(http.post().uri("/api/v1/datasets?name={name}", name).header("Content-Type", "text/csv")
                .body(CSV).exchange().expectStatus().isCreated());
    }

    private static String name(Map<String, Object> preview) {
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(preview.get("configuration"))).get("model_name"));
    }
}

package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.scoring.Scorer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Signs of currencies and percent are left out of numbers, and a model reads numbers with the signs of its data set. */
@HttpTest
class NumberSignsHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private TextTables tables;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
        tables = new TextTables(http, trainer);
    }

    @Test
    void areFoundAndStoredAsTheNumbersWithoutThem() {
        var dataset = Trainer
                .json(tables.upload("", "price;rate;n\n1.234,50 €;7,5 %;1\n-9,80 €;12 %;2\nNA;0 %;3\n").expectStatus()
                        .isCreated());
        assertThat(dataset).containsEntry("warnings", List.of()).extractingByKey("dialect", MAP)
                .containsEntry("number_signs", List.of("€", "%")).extractingByKey("notes", LIST)
                .contains("Signs beside numbers are left out: '1.234,50 €' in line 2 is read as 1.234,50.");
        assertThat(dataset).extractingByKey("columns", LIST).extracting("sign").containsExactly("€", "%", null);
        assertThat(dataset).isEqualTo(Trainer.json(trainer.get("/datasets/" + dataset.get("id"))));
        assertThat(tables.rows(dataset)).isEqualTo("[[1234.5, 7.5, 1], [-9.8, 12, 2], [null, 0, 3]]");
    }

    @Test
    void keepAColumnTextWhereItsNumbersAreOfDifferentKinds() {
        var share = IntStream.range(0, 40_000).mapToObj(row -> "%d%%,$%d\n".formatted(row % 90, row % 7))
                .collect(joining("", "share,price\n", "0.05,€5\n"));
        var dataset = Trainer.json(tables.upload("", share).expectStatus().isCreated());
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).extracting(Object::toString).anySatisfy(
                warning -> assertThat(warning).contains("'share'", "Line 40002 holds '0.05'", "have '%' beside them"))
                .anySatisfy(warning -> assertThat(warning).contains("'price'", "Line 40002 holds '€5'"));
        assertThat(dataset.get("columns")).asInstanceOf(LIST).extracting("type").doesNotContain("numeric");
    }

    @Test
    void areGivenOrRefusedByTheUpload() {
        assertThat(tables.rows(
                Trainer.json(tables.upload("?number_signs=none", "v,n\n$1,1\n$2,2\n").expectStatus().isCreated())))
                .isEqualTo("[[$1, 1], [$2, 2]]");
        tables.upload("?number_signs=kg", "v,n\n$1,1\n").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("number_signs");
        tables.upload("?number_signs=$", "{\"x\": 1}\n{\"x\": 2}\n", "application/x-ndjson").expectStatus()
                .isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("not_used");
    }

    @Test
    void ofTheDataSetAreReadInRowsToPredict() {
        var csv = IntStream.range(0, 60).mapToObj(row -> "\"$%,d.50\",%d%%\n".formatted(1 + 251 * row, row))
                .collect(joining("", "price,rate\n", ""));
        var dataset = Trainer.json(tables.upload("", csv).expectStatus().isCreated());
        var model = trainer.trainModel("{'dataset_id': '%s', 'task': 'regression', 'training': {'epochs': 2}}"
                .formatted(dataset.get("id")));
        assertThat(Trainer.json(trainer.get("/models/%s/schema".formatted(model)))).containsEntry("number_signs",
                List.of("$", "%"));

        var numbers = tables.predictions(model, "{\"rows\": [[1500], [12045.5]]}");

        assertThat(tables.predictions(model, "{\"rows\": [[\"$1,500\"], [\"$12,045.50\"]]}")).isEqualTo(numbers);
        assertThat(tables.predictions(model, "{\"instances\": [{\"price\": \"1500 $\"}, {\"price\": \"12045.5\"}]}"))
                .isEqualTo(numbers);
        var expected = tables.answers(model, "price\n1500\n12045.5\n", "text/csv");
        assertThat(tables.answers(model, "price\n\"$1,500\"\n\"$12,045.50\"\n", "text/csv")).isEqualTo(expected);
        assertThat(tables.answers(model, "price;other\n1500;$1\n$12045.5;$2\n", "text/csv")).isEqualTo(expected);
    }

    @Test
    void ofAnotherColumnAreRefusedInRowsToPredict() {
        var model = model();
        assertThat(Trainer.json(trainer.get("/models/%s/schema".formatted(model)))).extractingByKey("features", LIST)
                .extracting("sign").containsExactly("$", "%", null);

        var refusal = "Column 'price' has '$' beside its numbers, not '%'.";
        trainer.post("/models/%s/predict".formatted(model),
                "{\"instances\": [{\"price\": \"10%\", \"rate\": \"10%\"}]}")
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].pointer")
                .isEqualTo("/instances/0/price").jsonPath("$.errors[0].detail").value(String.class,
                        detail -> assertThat(detail).startsWith(refusal));
        assertThat(tables.answer(model, "{\"price\": \"10%\", \"size\": 1}\n", "application/x-ndjson"))
                .contains(refusal);
        assertThat(tables.answer(model, "price,rate,size\n10%,$5,1%\n", "text/csv")).contains(refusal,
                "Column 'rate' has '%' beside its numbers, not '$'.",
                "Column 'size' has no sign beside its numbers, not '%'.");
        assertThat(tables.predictions(model, "{\"rows\": [[\"$9\", \"9%\", \"$9\"]]}"))
                .isEqualTo(tables.predictions(model, "{\"rows\": [[9, 9, 9]]}"));
    }

    @Test
    void ofAnotherDataSetAreNamedByTheJobsThatUseIt() {
        var model = model();
        var other = csv("%d%%,0.%02d,$%d,%d\n");
        var expected = List.of(
                "'price' has '%' beside its numbers, but '$' in the data that the model was trained on. Check that its numbers mean the same.",
                "'rate' has no sign beside its numbers, but '%' in the data that the model was trained on. Check that its numbers mean the same.");
        var scorer = new Scorer(http);

        assertThat(scorer.job(scorer.score(model, other, ""))).extractingByKey("warnings", LIST).startsWith(
                expected.toArray());
        assertThat(Trainer.json(trainer.post("/models/%s/evaluations".formatted(model),
                "{\"dataset_id\": \"%s\"}".formatted(other)).expectStatus().isOk())).extractingByKey("warnings", LIST)
                .startsWith(expected.toArray());
        assertThat(Trainer.warnings(trainer.train("{'dataset_id': '%s', 'from_model': '%s', 'training': {'epochs': 1}}"
                .formatted(other, model)))).asInstanceOf(LIST).containsAll(expected);
        assertThat(String.valueOf(scorer.job(scorer.score(model, csv("%d,%d%%,%d,%d\n"), "")).get("warnings")))
                .doesNotContain("beside its numbers");
    }

    private String csv(String row) {
        var text = IntStream.range(0, 60)
                .mapToObj(index -> row.formatted(7 * index % 60, 11 * index % 60, 13 * index % 60, 3 * index))
                .collect(joining("", "price,rate,size,y\n", ""));
        return String.valueOf(Trainer.json(tables.upload("", text).expectStatus().isCreated()).get("id"));
    }

    private String model() {
        return trainer.trainModel("{'dataset_id': '%s', 'task': 'regression', 'training': {'epochs': 2}}"
                .formatted(csv("$%d,%d%%,%d,%d\n")));
    }
}

package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Codes look like numbers, but are not: they and all labels stay as they were written. */
@HttpTest
class CodesHttpTest {
    private static final String REQUEST = "{'dataset_id': '%s', 'task': 'classification', 'training': {'epochs': 40}}";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @ParameterizedTest
    @CsvSource({"01,1", "1000000000000001,1000000000000002", "9007199254740993,9007199254740992", "0.00001,0.00002",
        "100000000000000000000001,100000000000000000000002"})
    void areLabelsAsTheyStandInTheFile(String a, String b) {
        var dataset = upload(table(a, b));
        var model = trainer.trainModel(REQUEST.formatted(dataset));
        assertThat(labels(model)).containsExactlyInAnyOrder(a, b);
        var predictions = Trainer.json(trainer.post("/models/%s/predict".formatted(model), "{\"rows\": [[0], [9]]}"));
        assertThat((List<?>) Objects.requireNonNull(predictions.get("predictions")))
                .extracting(row -> (Object) ((Map<?, ?>) row).get("label")).containsExactly(a, b);
    }

    /** From JSON to CSV, and from that CSV to another data set. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"\"01\";\"1\"", "\"1\";\"2\"", "9007199254740993;9007199254740994",
        "\"a\";\" a\"", "\"x,y\";\"\\\"\"", "\"true\";\"false\"", "true;false", "0.1;0.2"})
    void comeBackFromTheContentOfRows(String a, String b) {
        var rows = IntStream.range(0, 20).mapToObj(x -> "{\"x\": %d, \"y\": %s}".formatted(x % 10, x % 10 < 5 ? a : b))
                .collect(Collectors.joining(", "));
        var dataset = String.valueOf(Trainer.json(trainer.post("/datasets", "{\"rows\": [%s]}".formatted(rows)))
                .get("id"));
        var model = trainer.trainModel(REQUEST.formatted(dataset));
        var content = Objects.requireNonNull(trainer.get("/datasets/%s/content".formatted(dataset)).expectBody(
                String.class).returnResult().getResponseBody());
        var evaluation = Trainer.json(trainer.post("/models/%s/evaluations".formatted(model),
                "{\"dataset_id\": \"%s\"}".formatted(upload(content))));
        assertThat(evaluation).extractingByKey("metrics", MAP).containsEntry("accuracy", 1.0);
    }

    @Test
    void keepEveryDigitInTheRowsOfADataset() {
        var dataset = Trainer.json(trainer.post("/datasets",
                "{\"rows\": [{\"id\": 9007199254740993, \"x\": 1}, {\"id\": 5, \"x\": 9007199254740992}]}"));
        assertThat(dataset).extracting("warnings", LIST).singleElement().asString()
                .startsWith("Column 'id': Row 1 holds '9007199254740993'");
        var id = String.valueOf(dataset.get("id"));
        var rows = Trainer.json(trainer.get("/datasets/%s/rows".formatted(id)));
        assertThat(rows.get("rows")).asInstanceOf(LIST).containsExactly(List.of("9007199254740993", 1),
                List.of("5", 9007199254740992L));
    }

    @Test
    void areOneJsonTypeInAColumnOfBooleansHoweverTheyAreWritten() {
        var id = upload("x,mixed,plain\n" + "1,TRUE,true\n2,false,false\n3,,true\n".repeat(4));
        var rows = Trainer.json(trainer.get("/datasets/%s/rows?limit=3".formatted(id)));
        assertThat(rows.get("rows")).isEqualTo(List.of(List.of(1, "TRUE", true), List.of(2, "false", false),
                Arrays.asList(3, null, true)));
    }

    @Test
    void areClassesOfABooleanTargetForWhichAWarningNamesTheirSpellings() {
        var warning = "'NO' and 'no' differ only in case, but count as different labels of a target.";
        var dataset = Trainer.json(trainer.get("/datasets/" + upload("x,y\n" + "1,yes\n2,no\n3,NO\n".repeat(4))));
        assertThat(dataset).extracting("warnings", LIST).containsExactly("Column 'y': " + warning);
        var plan = Trainer.json(
                trainer.post("/training-jobs/validate", "{\"dataset_id\": \"%s\"}".formatted(dataset.get("id"))));
        assertThat(plan).extracting("warnings", LIST).contains("Target 'y': " + warning);
    }

    @Test
    void areNamedInAWarningWhereTheRestOfTheColumnIsNumeric() {
        var csv = Stream
                .concat(Stream.of("zip,y"), IntStream.range(0, 30).mapToObj(x -> (x == 7 ? "0512" : 1000 + x) + ",1"))
                .collect(Collectors.joining("\n"));
        var dataset = Trainer.json(http.post().uri("/api/v1/datasets").header("Content-Type", "text/csv").body(csv)
                .exchange());
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).singleElement().asString()
                .startsWith("Column 'zip': Line 9 holds '0512'.").contains("leading zero");
    }

    @ParameterizedTest
    @CsvSource({"1.10,1.1,same number", "Setosa,setosa,only in case"})
    void giveTheJobAWarningWhereLabelsLookLikeOne(String a, String b, String words) {
        var csv = table(a, b) + "4," + (a.startsWith("1") ? "2" : "virginica") + "\n";
        var preview = Trainer.json(trainer.post("/training-jobs/validate", REQUEST.replace('\'', '"')
                .formatted(upload(csv))));
        assertThat(preview.get("warnings")).asInstanceOf(LIST).anySatisfy(warning -> assertThat(warning).asString()
                .startsWith("Target 'y': '%s' and '%s'".formatted(a, b)).contains(words));
    }

    private static String table(String a, String b) {
        return "x,y\n" + IntStream.range(0, 20).mapToObj(x -> "%d,%s\n".formatted(x % 10, x % 10 < 5 ? a : b))
                .collect(Collectors.joining());
    }

    private List<String> labels(String model) {
        var targets = (List<?>) Objects.requireNonNull(Trainer.json(trainer.get("/models/" + model)).get("targets"));
        return ((List<?>) Objects.requireNonNull(((Map<?, ?>) targets.getFirst()).get("classes"))).stream()
                .map(String::valueOf).toList();
    }

    private String upload(String csv) {
        return trainer.dataset(csv);
    }
}

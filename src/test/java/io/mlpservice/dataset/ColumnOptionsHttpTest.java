package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** What an upload says of its columns goes before what is found by looking. */
@HttpTest
class ColumnOptionsHttpTest {
    private static final String CSV = "zip,when,n,flag,y\n01234,1/2/2024,1,yes,0.5\n,2/2/2024,0,No,1\n98765,3/4/2024,1,,2\n";

    @Autowired
    private RestTestClient http;

    @Test
    void findsTypesAndStoresCellsAsTheyAreWritten() {
        var dataset = upload(Map.of());
        assertThat(dataset.at("/columns").valueStream().map(column -> column.get("type").asString()))
                .containsExactly("categorical", "date_time", "numeric", "boolean", "numeric");
        assertThat(dataset.at("/columns/1/date_order").asString()).isEqualTo("month_day_year");
        assertThat(dataset.at("/columns/1/earliest").asString()).isEqualTo("2024-01-02T00:00:00Z");
        assertThat(dataset.at("/columns/1/latest").asString()).isEqualTo("2024-03-04T00:00:00Z");
        assertThat(dataset.get("warnings").toString()).contains("Line 2 holds '1/2/2024'");
        assertThat(rows(dataset)).isEqualTo(
                "[[\"01234\",\"1/2/2024\",1,\"yes\",0.5],[null,\"2/2/2024\",0,\"No\",1],[\"98765\",\"3/4/2024\",1,null,2]]");
    }

    @Test
    void takesTypesAndRolesOfAForm() {
        var dataset = upload(Map.of("types", "{\"zip\": \"numeric\", \"n\": \"boolean\", \"flag\": \"text\"}", "roles",
                "{\"zip\": \"ignored\", \"n\": \"target\", \"y\": \"weight\"}", "date_order", "day_month_year"));
        assertThat(dataset.at("/columns").valueStream()
                .map(column -> column.get("type").asString() + " " + column.get("role").asString()))
                .containsExactly("numeric ignored", "date_time feature", "boolean target", "text ignored",
                        "numeric weight");
        assertThat(dataset.at("/columns/0/max").asDouble()).isEqualTo(98765);
        assertThat(dataset.at("/columns/1/date_order").asString()).isEqualTo("day_month_year");
        assertThat(dataset.get("warnings")).isEmpty();
        assertThat(rows(dataset)).startsWith("[[1234,\"1/2/2024\",\"1\",\"yes\",0.5]");
    }

    @Test
    void takesTypesInTheAddressAndInABody() {
        var answer = http.post().uri("/api/v1/datasets/preview?types={types}", "{\"n\": \"categorical\"}")
                .contentType(MediaType.parseMediaType("text/csv")).body(CSV).exchange();
        assertThat(json(answer).at("/columns/2/type").asString()).isEqualTo("categorical");
        var rows = rows(
                """
                        {"rows": [{"d": "31.1.2024", "c": "5", "n": 1, "b": "on"}, {"d": "1.2.2024", "c": "6", "n": 0, "b": "off"}],
                         "types": {"c": "numeric", "n": "categorical"}, "roles": {"b": "target"}}""");
        assertThat(rows.at("/columns").valueStream().map(column -> column.get("type").asString()))
                .containsExactly("date_time", "numeric", "categorical", "boolean");
        assertThat(rows.at("/columns/3/role").asString()).isEqualTo("target");
        assertThat(rows.get("rows").toString())
                .isEqualTo("[[\"31.1.2024\",5,\"1\",\"on\"],[\"1.2.2024\",6,\"0\",\"off\"]]");
    }

    @Test
    void refusesAllThatDoesNotFitAtOnce() {
        var refusal = refused(Map.of("types",
                "{\"nope\": \"numeric\", \"flag\": \"numeric\", \"when\": \"number\", \"y\": \"boolean\", \"n\": \"date_time\"}",
                "roles", "{\"n\": \"weight\", \"y\": \"weight\", \"other\": \"target\"}"));
        assertThat(errors(refusal)).containsExactlyInAnyOrder("types null invalid_value", "types null unknown_column",
                "roles null unknown_column", "roles null duplicate_weight", "types 2 wrong_type", "types 2 wrong_type",
                "types 2 wrong_type", "roles null not_numeric", "roles null not_numeric");
        assertThat(refusal.toString()).contains("There is no column 'nope'; there are: zip, when, n, flag, y.",
                "Column 'flag' cannot be numeric. Line 2 holds 'yes' (and 1 more cell is not a number)",
                "Column 'y' cannot be boolean. Line 2 holds '0.5'", "Column 'n' cannot be date_time. Line 2 holds '1'");
    }

    @Test
    void refusesAllThatDoesNotFitInABody() {
        var refusal = rows("""
                {"rows": [{"d": "x", "a/b": 1}, {"d": "31.2.2024", "a/b": 2}],
                 "types": {"d": "date_time", "a/b": "boolean", "q": "text"}, "roles": {"d": "weight"}}""");
        assertThat(refusal.get("errors").valueStream()
                .map(error -> error.get("pointer").asString() + " " + error.get("code").asString()))
                .containsExactlyInAnyOrder("/types/q unknown_column", "/types/d wrong_type", "/roles/d not_numeric",
                        "/types/a~1b wrong_type");
        assertThat(refusal.toString()).contains("Row 1 holds 'x', like 1 more cell", "Row 2 holds '2'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{", "zip", "{\"zip\": \"text\", \"zip\": \"numeric\"}", "{\"zip\": \"text\"} x"})
    void refusesTypesThatAreNoObject(String types) {
        assertThat(errors(refused(Map.of("types", types, "header", "maybe"))))
                .containsExactlyInAnyOrder("types null invalid_value", "header null invalid_value");
    }

    @Test
    void refusesAnUnknownOrderOfDates() {
        assertThat(refused(Map.of("date_order", "dmy")).toString())
                .contains("send one of: year_month_day, month_day_year, day_month_year");
    }

    @Test
    void trainsOnTheTargetOfTheUpload() {
        var trainer = new Trainer(http);
        var dataset = rows("/api/v1/datasets", """
                {"rows": [{"y": 1.5, "x": 1, "id": 7}, {"y": 2.5, "x": 2, "id": 5}, {"y": 3.5, "x": 3, "id": 9}],
                 "roles": {"y": "target", "id": "ignored"}}""");
        var preview = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(trainer.post("/training-jobs/validate",
                "{\"dataset_id\": \"%s\", \"task\": \"regression\"}".formatted(dataset.get("id").asString()))));
        assertThat(preview.at("/configuration/targets").toString()).isEqualTo("[\"y\"]");
        assertThat(preview.at("/configuration/features").toString()).isEqualTo("[\"x\"]");
    }

    private JsonNode upload(Map<String, String> options) {
        return json(form(options).expectStatus().isCreated());
    }

    private JsonNode refused(Map<String, String> options) {
        return json(form(options).expectStatus().isEqualTo(422));
    }

    private RestTestClient.ResponseSpec form(Map<String, String> options) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new NamedFile("x.csv", CSV.getBytes(StandardCharsets.UTF_8)));
        options.forEach(form::add);
        return http.post().uri("/api/v1/datasets").contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange();
    }

    private JsonNode rows(String body) {
        return rows("/api/v1/datasets/preview", body);
    }

    private JsonNode rows(String path, String body) {
        return json(http.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(body).exchange());
    }

    private String rows(JsonNode dataset) {
        return json(http.get().uri("/api/v1/datasets/{id}/rows", dataset.get("id").asString()).exchange()).get("rows")
                .toString();
    }

    private static Iterable<String> errors(JsonNode problem) {
        var errors = new ArrayList<String>();
        problem.get("errors").forEach(error -> errors.add("%s %s %s".formatted(error.get("parameter").asString(),
                error.get("line").isNull() ? "null" : error.get("line").asInt(), error.get("code").asString())));
        return errors;
    }

    private static JsonNode json(RestTestClient.ResponseSpec answer) {
        return JsonMapper.shared().readTree(Objects.requireNonNull(
                answer.expectBody().returnResult().getResponseBodyContent()));
    }
}

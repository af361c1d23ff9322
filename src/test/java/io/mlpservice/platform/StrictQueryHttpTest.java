package io.mlpservice.platform;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** The query of an address is read as strictly as a body, and everything wrong is reported at once. */
@HttpTest
class StrictQueryHttpTest {
    @Autowired
    private RestTestClient http;

    @Test
    void everyOperationRefusesAParameterThatItDoesNotHave() {
        var trainer = new Trainer(http);
        trainer.train("{'dataset_id': '%s', 'model_name': 'strict', 'training': {'epochs': 1}}"
                .formatted(trainer.sample("iris")));
        var document = JsonMapper.shared().readTree(
                http.get().uri("/v3/api-docs").exchange().expectBody().returnResult().getResponseBodyContent());
        var answers = new ArrayList<String>();
        document.get("paths").forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> answers
                .add("%s %s: %s".formatted(method, path, answer(method, path, operation)))));
        assertThat(answers).hasSizeGreaterThan(40);
        assertThat(answers).filteredOn(answer -> !answer.endsWith(": 422 bogus unknown_parameter")).isEmpty();
    }

    private String answer(String method, String path, JsonNode operation) {
        var uri = path.replace("{id}", "3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77").replace("{ref}", "strict")
                .replace("{name}", "iris").replace("{alias}", "best").replace("{epoch}", "0") + "?bogus=1";
        var request = http.method(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT))).uri(uri);
        operation.at("/requestBody/content").propertyNames().forEach(type -> {
            if (type.equals(MediaType.MULTIPART_FORM_DATA_VALUE)) {
                var form = new LinkedMultiValueMap<String, Object>();
                form.add("file", "a,b\n1,x\n");
                request.contentType(MediaType.MULTIPART_FORM_DATA).body(form);
            } else {
                request.header("Content-Type", type).body("{}".getBytes(StandardCharsets.UTF_8));
            }
        });
        var answer = request.exchange().expectBody().returnResult();
        var errors = JsonMapper.shared().readTree(answer.getResponseBodyContent()).path("errors");
        return answer.getStatus().value() + " " + errors.valueStream()
                .filter(error -> error.path("parameter").asString("").equals("bogus"))
                .map(error -> "bogus " + error.get("code").asString()).findFirst().orElse("nothing of it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /datasets?limit=abc&limits=3&cursor=a&cursor=b   | limit invalid_value, limits unknown_parameter, cursor repeated
            /training-jobs?state=over&dataset_id=1&limit=1.5 | state invalid_value, dataset_id invalid_value, limit invalid_value
            /datasets?limit=0&order=up&sort=size&x=1         | limit out_of_range, order invalid_value, sort invalid_value, x unknown_parameter
            /training-jobs?limit=101&state=none              | limit out_of_range, state invalid_value
            /models?Limit=3                                  | Limit unknown_parameter
            /models?limit=1&%6Cimit=2                        | limit repeated
            /models?%6Cimit=x                                | limit invalid_value
            /models?name=a%00b                               | name invalid_value
            /datasets?name=%00                               | name invalid_value
            """)
    void tellsAllThatIsWrongWithAQuery(String path, String expected) {
        var problem = problem(http.get().uri(URI.create(base() + "/api/v1" + path)));
        assertThat(errors(problem)).containsExactlyInAnyOrder(expected.split(", "));
    }

    @Test
    void offersOnlyWhatBelongsToTheQuery() {
        var problem = problem(http.post().uri("/api/v1/datasets/rows?owner=me").contentType(MediaType.APPLICATION_JSON)
                .body("{\"rows\": [{\"a\": 1}]}"));
        assertThat(errors(problem)).containsExactly("owner unknown_parameter");
        assertThat(problem.get("detail").asString()).contains("leave it out");
    }

    @Test
    void tellsWhatIsWrongWithTheQueryAndTheBodyTogether() {
        var problem = problem(http.post().uri("/api/v1/training-jobs?dry_run=true")
                .contentType(MediaType.APPLICATION_JSON).body("{\"dataset_id\": 1, \"epochs\": 3}"));
        assertThat(problem.get("errors").valueStream().map(error -> error.get("code").asString()))
                .contains("unknown_parameter", "unknown_field").hasSizeGreaterThan(2);
    }

    @Test
    void tellsWhatIsWrongWithTheQueryAndTheFormTogether() {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", "a,b\n1,x\n");
        form.add("color", "red");
        var problem = problem(http.post().uri("/api/v1/datasets?separators=,&separator=%23")
                .contentType(MediaType.MULTIPART_FORM_DATA).body(form));
        assertThat(errors(problem)).containsExactlyInAnyOrder("color unknown_field", "separators unknown_parameter",
                "separator invalid_value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?name=flowers&separator=semicolon&decimal=,", "?header=true", "?missing_values=none"})
    void takesTheOptionsOfAFormInTheAddress(String query) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", "a;b\n1,5;x\n2,5;y\n");
        http.post().uri("/api/v1/datasets" + query).contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange()
                .expectStatus().isCreated();
    }

    @Test
    void doesNothingWhenAQueryIsWrong() {
        var name = "m" + Integer.toHexString(System.identityHashCode(this));
        var trainer = new Trainer(http);
        var dataset = trainer.sample("xor");
        problem(http.post().uri("/api/v1/training-jobs?x=1").contentType(MediaType.APPLICATION_JSON)
                .body("{\"dataset_id\": \"%s\", \"model_name\": \"%s\"}".formatted(dataset, name)));
        http.get().uri("/api/v1/training-jobs?dataset_id=" + dataset).exchange().expectBody()
                .jsonPath("$.items.length()").isEqualTo(0);
    }

    private String base() {
        return http.get().uri("/actuator/health").exchange().returnResult(String.class).getUrl().resolve("/").toString()
                .replaceAll("/$", "");
    }

    private static JsonNode problem(RestTestClient.RequestHeadersSpec<?> request) {
        return JsonMapper.shared().readTree(request.exchange().expectStatus().isEqualTo(422).expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).expectBody().returnResult()
                .getResponseBodyContent());
    }

    private static List<String> errors(JsonNode problem) {
        return problem.get("errors").valueStream()
                .map(error -> error.get("parameter").asString() + " " + error.get("code").asString()).toList();
    }
}

package io.mlpservice.inference.mlflow;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.inference.MixedTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class MlflowHttpTest {
    private static final String JSON = "application/json";
    private static final String ROWS = "[[1.5,\"007\",true,\"2020-02-01\"],[8,null,null,null]]";
    private static final String SPLIT = "{'dataframe_split':{'index':[0,1],'columns':['zip','note','size','built','old'],'data':[['007','x',1.5,'2020-02-01',true],[null,null,8,null,null]]}%s}";

    /** Trained once for all tests, which only read it. */
    private static @Nullable String mixed;

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void train() {
        trainer = new Trainer(http);
        if (mixed == null) {
            mixed = MixedTable.train(trainer);
        }
    }

    private RestTestClient.ResponseSpec post(String uri, String type, String body) {
        return http.post().uri(uri).contentType(MediaType.parseMediaType(type)).body(body).exchange();
    }

    private RestTestClient.ResponseSpec score(String type, String body) {
        return post("/models/%s/invocations".formatted(mixed), type, body);
    }

    private static String body(RestTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectHeader().contentType(MediaType.APPLICATION_JSON)
                .expectBody(String.class).returnResult().getResponseBody());
    }

    private JsonNode expected() {
        return MixedTable.predictions(trainer, String.valueOf(mixed), ROWS);
    }

    private String labels() {
        return "{\"predictions\":[%s,%s]}".formatted(expected().at("/0/label"), expected().at("/1/label"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SPLIT, "{'dataframe_split':{'data':" + ROWS + "}%s}",
        "{'dataframe_records':[{'zip':'007','size':1.5,'built':'2020-02-01','old':true,'note':'x'},{'size':8,'zip':NaN}]%s}",
        "{'instances':" + ROWS + "%s}",
        "{'instances':[{'zip':'007','size':1.5,'built':'2020-02-01','old':true},{'size':8}]%s}",
        "{'inputs':{'zip':['007',null],'size':[[1.5],[8]],'built':['2020-02-01',null],'old':[true,null]}%s}",
        "{'inputs':" + ROWS + "%s}"})
    void answersLabelsOrProbabilitiesAsPredictDoes(String request) {
        var body = request.replace('\'', '"');
        assertThat(body(score(JSON, body.formatted("")).expectStatus().isOk())).isEqualTo(labels());

        var probabilities = body(
                score(JSON, body.formatted(",\"params\":{\"predict_method\":\"predict_proba\"}")).expectStatus()
                        .isOk());
        assertThat(probabilities).isEqualTo("{\"predictions\":[[%s,%s],[%s,%s]]}".formatted(
                expected().at("/0/probabilities/a"), expected().at("/0/probabilities/b"),
                expected().at("/1/probabilities/a"), expected().at("/1/probabilities/b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip,note,size,built,old\n007,x,1.5,2020-02-01,true\n,,8,,\n",
        "zip;note;size;built;old\n007;x;1,5;2020-02-01;true\n;;8;;\n"})
    void readsCsv(String csv) {
        assertThat(body(score("text/csv; charset=utf-8", csv).expectStatus().isOk())).isEqualTo(labels());
    }

    @Test
    void takesTheModelFromTheQuery() {
        assertThat(body(post("/invocations?model=" + mixed, JSON, SPLIT.formatted("").replace('\'', '"')).expectStatus()
                .isOk())).isEqualTo(labels());
        assertThat(body(post("/invocations", JSON, "{}").expectStatus().isBadRequest()))
                .startsWith("{\"error_code\":\"BAD_REQUEST\",\"message\":\"Say which model:");
    }

    @Test
    void answersNumbersOfARegressionAndObjectsForSeveralTargets() {
        var dataset = trainer.dataset("x,y,z\n" + "1,2,3\n2,4,1\n3,7.5,2\n".repeat(10));
        for (var targets : new String[]{"'y'", "'y','z'"}) {
            var model = trainer.trainModel(
                    "{'dataset_id': '%s', 'task': 'regression', 'precision': 'float64', 'features': ['x'], 'targets': [%s], 'training': {'epochs': 2}}"
                            .formatted(dataset, targets));
            var values = MixedTable.predictions(trainer, model, "[[2]]").at("/0/values");
            assertThat(body(post("/models/%s/invocations".formatted(model), JSON, "{\"inputs\":{\"x\":[2]}}")
                    .expectStatus().isOk()))
                    .isEqualTo("{\"predictions\":[%s]}".formatted(values.size() == 1 ? values.get("y") : values));
            assertThat(body(post("/models/%s/invocations".formatted(model), JSON,
                    "{\"inputs\":{\"x\":[2]},\"params\":{\"predict_method\":\"predict_proba\"}}").expectStatus()
                    .isBadRequest())).contains("A regression has no probabilities");
        }
    }

    @Test
    void saysThatItIsThere() {
        for (var path : new String[]{"/ping", "/health"}) {
            assertThat(body(http.get().uri(path).exchange().expectStatus().isOk())).isEqualTo("\n");
        }
        assertThat(body(http.get().uri("/version").exchange().expectStatus().isOk())).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{ | The body is not JSON", "[] | exactly one of: dataframe_split, dataframe_records, instances, inputs",
        "{'instances':[[1]],'inputs':[[1]]} | exactly one of",
        "{'dataframe_split':{'columns':['size']}} | /dataframe_split/data: 'data' must be a list",
        "{'dataframe_split':3} | 'data' must be a list",
        "{'dataframe_split':{'columns':[['size'],{},null],'data':[[1,2,3]]}} | missing: size, zip, old, built.",
        "{'dataframe_split':{'columns':['size','zip','old','built'],'data':{'a':1}}} | 'data' must be a list",
        "{'dataframe_split':{'columns':[],'data':[[],3]}} | missing: size, zip, old, built.",
        "{'dataframe_split':{'columns':3,'data':[[1]]}} | 'columns' must be a list of names",
        "{'dataframe_split':{'columns':['size','size'],'data':[[1,2]]}} | /dataframe_split/columns: There are several columns 'size'; send one. /dataframe_split/columns: The model needs columns that are missing: zip, old, built.",
        "{'dataframe_split':{'columns':['size','zip','old','built'],'data':[[1,2,3]]}} | /dataframe_split/data/0: A row must be a list of 4 values",
        "{'dataframe_split':{'columns':['zip','size','old','built'],'data':[['a','b',true,null]]}} | /dataframe_split/data/0/1: 'size' must be a number",
        "{'dataframe_records':[{'size':1}]} | missing: zip, old, built.", "{'dataframe_records':[]} | There are 0 rows",
        "{'instances':[[1,'a',true,null]],'params':{'predict_method':'x'}} | must be predict or predict_proba"})
    void saysWhatIsWrongInItsOwnShape(String json, String complaint) {
        assertError(score(JSON, json.replace('\'', '"')), 400, "BAD_REQUEST", complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Size,zip,old,built\\n1,2,3,4\\n | Did you mean 'size' instead of 'Size'?",
        "size,zip,old\\n1,2,3\\n | line 1: The model needs columns that are missing: built.",
        "size,zip,old,built\\n1,a,true,2020-01-01\\nx,a,maybe,2020-01-01\\n | line 3: 'size' must be a number",
        "size,zip,old,built\\n1,a,true,2020-01-01\\n1,a\\n | line 3:",
        "Some report\\n\\nsize,zip,old,built\\n1,a,true,2020-01-01\\n | line 1:",
        "size,zip,old,built\\n1,a,true,2020-01-01\\n\\nSource: me\\n | line 4:", "size,zip,old,built\\n | no rows"})
    void saysWhatIsWrongWithACsv(String csv, String complaint) {
        assertError(score("text/csv", csv.replace("\\n", "\n")), 400, "BAD_REQUEST", complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'dataframe_records': [{'size': 5}]}", "[[1, 2, 3, 4]]"})
    void saysThatJsonIsNoCsv(String json) {
        assertError(score("text/csv", json.replace('\'', '"')), 400, "BAD_REQUEST",
                "The body is JSON, not CSV. Send it with the Content-Type that it has: application/json");
    }

    @Test
    void refusesMoreRowsThanPredictTakes() {
        assertError(score("text/csv", "size,zip,old,built\n" + "1,a,,\n".repeat(10_001)), 400, "BAD_REQUEST",
                "There are 10001 rows");
    }

    @ParameterizedTest
    @CsvSource({"POST,/models/no-such/invocations,404,RESOURCE_DOES_NOT_EXIST", "GET,/invocations,405,BAD_REQUEST",
        "POST,/ping,405,BAD_REQUEST", "GET,/models/x/invocations,405,BAD_REQUEST"})
    void answersOtherErrorsInItsOwnShape(String method, String path, int status, String code) {
        assertError(http.method(HttpMethod.valueOf(method)).uri(path).contentType(MediaType.APPLICATION_JSON).body("{}")
                .exchange(), status, code, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "application/octet-stream"})
    void readsJsonAndCsvAlone(String type) {
        assertError(score(type, "{}"), 415, "BAD_REQUEST", "send application/json or text/csv");
    }

    private static void assertError(RestTestClient.ResponseSpec answer, int status, String code, String complaint) {
        var json = JsonMapper.shared().readTree(body(answer.expectStatus().isEqualTo(status)));
        assertThat(json.propertyNames()).containsExactly("error_code", "message");
        assertThat(json.get("error_code").stringValue()).isEqualTo(code);
        assertThat(json.get("message").stringValue()).contains(complaint).isNotBlank();
    }
}

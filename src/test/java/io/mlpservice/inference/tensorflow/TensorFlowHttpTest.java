package io.mlpservice.inference.tensorflow;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.inference.MixedTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class TensorFlowHttpTest {
    private static final String ROWS = "[[1.5,\"007\",true,\"2020-02-01\"],[null,null,null,null]]";

    /** Trained once for all tests, which only read them. */
    private static @Nullable String mixed;
    private static @Nullable String numbers;

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void train() {
        trainer = new Trainer(http);
        if (mixed == null) {
            mixed = MixedTable.train(trainer);
            numbers = trainer.trainModel(
                    "{'dataset_id': '%s', 'model_name': 'tf-numbers', 'task': 'regression', 'precision': 'float64', 'training': {'epochs': 2}}"
                            .formatted(trainer.dataset("x,y\n" + "1,2\n2,4\n3,7\n".repeat(10))));
        }
    }

    /** As curl sends it: with the type of a form. */
    private RestTestClient.ResponseSpec post(String path, String json) {
        return http.post().uri("/v1/models/" + path).contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(json.replace('\'', '"')).exchange();
    }

    private static String body(RestTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectHeader().contentType(MediaType.APPLICATION_JSON)
                .expectBody(String.class).returnResult().getResponseBody());
    }

    private String predict(@Nullable String model, String json) {
        return body(post(model + ":predict", json).expectStatus().isOk());
    }

    private static String row(JsonNode prediction) {
        return "{\"label\":%s,\"probabilities\":%s}".formatted(prediction.get("label"), probabilities(prediction));
    }

    private static String probabilities(JsonNode prediction) {
        return prediction.get("probabilities").valueStream().toList().toString().replace(" ", "");
    }

    @Test
    void answersRowsAsPredictDoesByteForByte() {
        var expected = MixedTable.predictions(trainer, String.valueOf(mixed), ROWS);
        var answer = "{\"predictions\":[%s,%s]}".formatted(row(expected.get(0)), row(expected.get(1)));
        assertThat(predict(mixed, "{'instances': %s}".formatted(ROWS))).isEqualTo(answer);
        assertThat(predict(mixed,
                "{'signature_name':'serving_default','instances':[{'built':['2020-02-01'],'old':true,'zip':{'b64':'MDA3'},'size':1.5,'more':1},{'size':NaN}],'extra':3}"))
                .isEqualTo(answer);
    }

    @Test
    void answersColumnsAsPredictDoesByteForByte() {
        var expected = MixedTable.predictions(trainer, String.valueOf(mixed), ROWS);
        assertThat(predict(mixed,
                "{'inputs':{'size':[[1.5],[null]],'zip':['007',''],'old':[true,null],'built':['2020-02-01',null]}}"))
                .isEqualTo("{\"outputs\":{\"label\":[%s,%s],\"probabilities\":[%s,%s]}}".formatted(
                        expected.at("/0/label"), expected.at("/1/label"), probabilities(expected.get(0)),
                        probabilities(expected.get(1))));
    }

    @Test
    void leavesOutTheNameOfASingleOutput() {
        var expected = MixedTable.predictions(trainer, String.valueOf(numbers), "[[1],[2.5]]");
        var list = "[%s,%s]".formatted(expected.at("/0/values/y"), expected.at("/1/values/y"));
        for (var rows : new String[]{"'instances':[1,2.5]", "'instances':[[1],[2.5]]",
            "'instances':[{'x':1},{'x':2.5}]",
            "'instances':[{'input':[1]},{'input':[2.5]}]"}) {
            assertThat(predict("tf-numbers/versions/1", "{%s}".formatted(rows)))
                    .isEqualTo("{\"predictions\":%s}".formatted(list));
        }
        for (var columns : new String[]{"'inputs':{'x':[1,2.5]}", "'inputs':[[1],[2.5]]",
            "'inputs':{'input':[[1],[2.5]]}"}) {
            assertThat(predict("tf-numbers@1", "{%s}".formatted(columns)))
                    .isEqualTo("{\"outputs\":%s}".formatted(list));
        }
    }

    @Test
    void showsWhichVersionsCanPredict() {
        var status = "{\"model_version_status\":[{\"version\":\"1\",\"state\":\"AVAILABLE\",\"status\":{\"error_code\":\"OK\",\"error_message\":\"\"}}]}";
        for (var ref : new String[]{"tf-numbers", "tf-numbers/versions/1", String.valueOf(numbers)}) {
            assertThat(body(http.get().uri("/v1/models/" + ref).exchange().expectStatus().isOk())).isEqualTo(status);
        }
    }

    @Test
    void listsAllVersionsOfANameNewestFirst() {
        var dataset = trainer.dataset("x,y\n" + "1,2\n2,4\n".repeat(10));
        for (var version = 1; version <= 2; version++) {
            trainer.trainModel("{'dataset_id': '%s', 'model_name': 'tf-twice', 'training': {'epochs': 1}}"
                    .formatted(dataset));
        }
        var versions = JsonMapper.shared().readTree(body(http.get().uri("/v1/models/tf-twice").exchange()))
                .at("/model_version_status");
        assertThat(versions.valueStream().map(version -> version.get("version").stringValue())).containsExactly("2",
                "1");
    }

    @Test
    void describesTheSignatureOfAModel() {
        var tensor = "{\"dtype\":\"DT_DOUBLE\",\"tensor_shape\":{\"dim\":[{\"size\":\"-1\",\"name\":\"\"}],\"unknown_rank\":false},\"name\":\"%s\"}";
        assertThat(body(http.get().uri("/v1/models/tf-numbers/metadata").exchange().expectStatus().isOk())).isEqualTo(
                "{\"model_spec\":{\"name\":\"tf-numbers\",\"signature_name\":\"\",\"version\":\"1\"},\"metadata\":{\"signature_def\":{\"signature_def\":{\"serving_default\":{\"inputs\":{\"x\":%s},\"outputs\":{\"y\":%s},\"method_name\":\"tensorflow/serving/predict\"}}}}}"
                        .formatted(tensor.formatted("x"), tensor.formatted("y")));
        assertThat(body(http.get().uri("/v1/models/{model}/versions/1/metadata", "tf-numbers").exchange()))
                .contains("\"version\":\"1\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{ | The body is not JSON", "[] | either 'instances'",
        "{} | either 'instances'", "{'instances':[[1]],'inputs':[[1]]} | either 'instances'",
        "{'instances':[]} | There are 0 rows", "{'instances':{}} | must be a list of rows, not an object",
        "{'instances':[{'z':1}]} | missing: size, zip, old, built.",
        "{'instances':[{'Size':1,'zip':1,'old':1,'built':1}]} | send null. Did you mean 'size' instead of 'Size'?",
        "{'inputs':{'Size':[1],'zip':[1],'old':[1],'built':[1]}} | send null. Did you mean 'size' instead of 'Size'?",
        "{'instances':[{'size':1,'zip':1,'old':1,'built':null},{}]} | /instances/1: The row has none of the model's features",
        "{'instances':[{'size':1,'zip':1,'old':1,'built':null},{'SIZE':2,'zip':3}]} | /instances/1: The model has no column 'SIZE'; did you mean 'size'?",
        "{'instances':[{'size':1,'zip':'a','old':'maybe','built':'2020-01-01'}]} | /instances/0/old: 'old' must be true or false",
        "{'instances':[{'size':[1,2],'zip':{},'old':1,'built':null}]} | /instances/0/size: A cell is a number, a string, a boolean or null, not a list. /instances/0/zip: A cell",
        "{'instances':[[1,2]]} | it needs 4, in this order: size, zip, old, built",
        "{'instances':[[Infinity,'a',true,null]]} | /instances/0/0: Numbers must be finite",
        "{'instances':[[{'b64':'%'},'a',true,null]]} | not Base64",
        "{'inputs':{'size':[1],'zip':['a','b'],'old':[1],'built':[null]}} | /inputs/zip: This has 2 values, and the columns before have 1",
        "{'inputs':{'size':1,'zip':['a'],'old':[1],'built':[null]}} | /inputs/size: This must be a list",
        "{'inputs':{'size':1,'zip':'a','old':1,'built':null}} | /inputs/size: This must be a list",
        "{'inputs':3} | must be a list of rows", "{'inputs':{}} | missing: size, zip, old, built.",
        "{'instances':[[1,'a',true,null]],'signature_name':'other'} | The only signature is 'serving_default'"})
    void saysWhatIsWrong(String json, String complaint) {
        var answer = body(post(mixed + ":predict", json).expectStatus().isBadRequest());
        assertThat(JsonMapper.shared().readTree(answer).propertyNames()).containsExactly("error");
        assertThat(JsonMapper.shared().readTree(answer).get("error").stringValue()).contains(complaint);
    }

    @Test
    void refusesRowsThatLeaveOutMoreThanAnyMemoryHolds() {
        var header = IntStream.rangeClosed(1, 15).mapToObj(column -> "x" + column).collect(Collectors.joining(","));
        var wide = trainer.trainModel("{'dataset_id': '%s', 'features': %s, 'training': {'epochs': 1}}".formatted(
                trainer.dataset(header + ",y\n" + (header.replaceAll("x", "1") + ",a\n" + header.replaceAll("x", "2")
                        + ",b\n").repeat(10)),
                "['" + header.replace(",", "','") + "']"));
        assertThat(body(post(wide + ":predict", "{'instances':[%s{}]}".formatted("{},".repeat(300_000)))
                .expectStatus().isEqualTo(413))).contains("more than 4,000,000 cells");
    }

    @ParameterizedTest
    @CsvSource({"POST,/no-such:predict,404", "POST,/tf-numbers/versions/7:predict,404", "POST,/tf-numbers:classify,404",
        "GET,/tf-numbers:predict,405", "POST,/tf-numbers,405", "GET,/no-such,404", "GET,/no-such/metadata,404",
        "POST,/tf-numbers/metadata,405"})
    void answersErrorsInItsOwnShape(String method, String path, int status) {
        var answer = body(http.method(HttpMethod.valueOf(method)).uri("/v1/models" + path).exchange().expectStatus()
                .isEqualTo(status));
        assertThat(JsonMapper.shared().readTree(answer).propertyNames()).containsExactly("error");
    }

    @Test
    void refusesMoreRowsThanPredictTakes() {
        assertThat(body(post("tf-numbers:predict", "{'instances':[%s0]}".formatted("0,".repeat(10_000))).expectStatus()
                .isBadRequest())).contains("There are 10001 rows");
    }
}

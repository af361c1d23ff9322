package io.mlpservice.inference.openinference;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.inference.MixedTable;
import io.mlpservice.platform.RawHttp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests as Triton's Python client writes them, and others. */
@HttpTest
class OpenInferenceHttpTest {
    private static final String ROWS = "[[5.1,3.5,1.4,0.2],[6.3,2.5,5.0,1.9]]";
    private static final String INFER = "POST /v2/models/%s/infer HTTP/1.1\n";

    /** What the client sends where it does not compress: neither Content-Type nor Accept. */
    private static final String CLIENT = INFER + """
            User-Agent: python/gevent-http-client-2.3.1
            Host: localhost:8000
            Inference-Header-Content-Length: %d
            Content-Length: %d

            """;

    /** Trained once for all tests, which only read them. */
    private static @Nullable String iris;
    private static @Nullable String mixed;

    @Autowired
    private RestTestClient http;

    @LocalServerPort
    private int port;

    private Trainer trainer;

    @BeforeEach
    void train() {
        trainer = new Trainer(http);
        if (iris == null) {
            iris = trainer.trainModel(
                    "{'dataset_id': '%s', 'model_name': 'v2-iris', 'precision': 'float64', 'training': {'epochs': 5}}"
                            .formatted(trainer.sample("iris")));
            mixed = MixedTable.train(trainer);
        }
    }

    /** The head and the body of an answer. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(String head, byte[] body) {
        static Answer of(byte[] bytes) {
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            var end = text.indexOf("\r\n\r\n");
            var head = text.substring(0, end + 2);
            var body = text.substring(end + 4);
            return new Answer(head, (head.contains("Transfer-Encoding: chunked") ? joined(body) : body)
                    .getBytes(StandardCharsets.ISO_8859_1));
        }

        private static String joined(String chunks) {
            var end = chunks.indexOf("\r\n");
            var size = Integer.parseInt(chunks.substring(0, end), 16);
            return size == 0
                    ? ""
                    : chunks.substring(end + 2, end + 2 + size) + joined(chunks.substring(end + 4 + size));
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    private Answer send(String head, byte... body) throws IOException {
        return Answer.of(RawHttp.bytes(port, head, body));
    }

    private Answer infer(@Nullable String model, String json) throws IOException {
        var body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return send((INFER + "Host: localhost\nContent-Length: %d\n\n").formatted(model, body.length), body);
    }

    private static byte[] concat(byte[] json, byte[] binary) {
        var both = Arrays.copyOf(json, json.length + binary.length);
        System.arraycopy(binary, 0, both, json.length, binary.length);
        return both;
    }

    private static byte[] rows(String datatype) {
        var room = new byte[8 * Double.BYTES];
        var bytes = ByteBuffer.wrap(room).order(ByteOrder.LITTLE_ENDIAN);
        JsonMapper.shared().readTree(ROWS).forEach(row -> row.forEach(cell -> {
            if (datatype.equals("FP32")) {
                bytes.putFloat((float) cell.doubleValue());
            } else {
                bytes.putDouble(cell.doubleValue());
            }
        }));
        return Arrays.copyOf(room, bytes.position());
    }

    /** The answer to {@link #ROWS} with both outputs in binary form, made of what {@code /predict} answers. */
    private byte[] binaryAnswer(@Nullable String id) {
        var predictions = MixedTable.predictions(trainer, String.valueOf(iris), ROWS);
        var room = new byte[1000];
        var binary = ByteBuffer.wrap(room).order(ByteOrder.LITTLE_ENDIAN);
        predictions.forEach(prediction -> {
            var label = prediction.get("label").stringValue().getBytes(StandardCharsets.UTF_8);
            binary.putInt(label.length).put(label);
        });
        var labels = binary.position();
        predictions.forEach(prediction -> prediction.get("probabilities")
                .forEach(probability -> binary.putDouble(probability.doubleValue())));
        var json = "{\"model_name\":\"v2-iris\",\"model_version\":\"1\"," + (id == null ? "" : "\"id\":\"" + id + "\",")
                + "\"outputs\":[{\"name\":\"label\",\"shape\":[2],\"datatype\":\"BYTES\",\"parameters\":{\"binary_data_size\":%d}},{\"name\":\"probabilities\",\"shape\":[2,3],\"datatype\":\"FP64\",\"parameters\":{\"binary_data_size\":48}}]}"
                        .formatted(labels);
        return concat(json.getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(room, labels + 48));
    }

    @Test
    void answersTheUsualClientByteForByte() throws IOException {
        var json = """
                {"id":"7","inputs":[{"name":"input","shape":[2,4],"datatype":"FP64","parameters":{"binary_data_size":64}}],\
                "parameters":{"binary_data_output":true}}"""
                .getBytes(StandardCharsets.US_ASCII);
        var body = concat(json, rows("FP64"));

        var answer = send(CLIENT.formatted("v2-iris", json.length, body.length), body);

        var expected = binaryAnswer("7");
        assertThat(answer.head()).startsWith("HTTP/1.1 200").contains("Content-Type: application/octet-stream\r\n",
                "Content-Length: %d\r\n".formatted(expected.length),
                "Inference-Header-Content-Length: %d\r\n"
                        .formatted(new String(expected, StandardCharsets.ISO_8859_1).indexOf("]}") + 2));
        assertThat(answer.body()).isEqualTo(expected);
    }

    /** The header counts the bytes before they are compressed. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void answersACompressedRequestByteForByte(String coding) throws IOException {
        var json = """
                {"inputs":[{"name":"input","shape":[2,4],"datatype":"FP64","parameters":{"binary_data_size":64}}],\
                "outputs":[{"name":"label","parameters":{"binary_data":true}},{"name":"probabilities","parameters":{"binary_data":true}}]}"""
                .getBytes(StandardCharsets.US_ASCII);
        var compressed = compressed(coding, concat(json, rows("FP64")));

        var answer = send((INFER + """
                User-Agent: python/gevent-http-client-2.3.1
                Host: localhost:8000
                Content-Encoding: %s
                Accept-Encoding: gzip
                Inference-Header-Content-Length: %d
                Content-Length: %d

                """).formatted("v2-iris/versions/1", coding, json.length, compressed.length), compressed);

        assertThat(answer.head()).startsWith("HTTP/1.1 200");
        assertThat(answer.body()).isEqualTo(binaryAnswer(null));
    }

    private static byte[] compressed(String coding, byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream compressor = coding.equals("gzip")
                ? new GZIPOutputStream(out)
                : new DeflaterOutputStream(out)) {
            compressor.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void answersSinglePrecisionAsTheNumbersThatItHolds() throws IOException {
        var json = "{\"inputs\":[{\"name\":\"input\",\"shape\":[2,4],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":32}}]}"
                .getBytes(StandardCharsets.US_ASCII);
        var body = concat(json, rows("FP32"));

        var answer = send(CLIENT.formatted(iris, json.length, body.length), body);

        assertThat(answer.head()).contains("Content-Type: application/json\r\n");
        var expected = MixedTable.predictions(trainer, String.valueOf(iris),
                "[[5.099999904632568,3.5,1.399999976158142,0.20000000298023224],[6.300000190734863,2.5,5.0,1.899999976158142]]");
        assertThat(answer.json().at("/outputs/0/data/0")).isEqualTo(expected.at("/0/label"));
        assertThat(answer.json().at("/outputs/1/data/0")).isEqualTo(expected.at("/0/probabilities/setosa"));
        assertThat(answer.json().at("/outputs/1/data/5")).isEqualTo(expected.at("/1/probabilities/virginica"));
    }

    @Test
    void answersAnInputForEachFeatureAsPredictDoes() throws IOException {
        var answer = infer(mixed, """
                {'inputs':[{'name':'old','shape':[3],'datatype':'BOOL','data':[true,false,null]},
                  {'name':'zip','shape':[3,1],'datatype':'BYTES','data':['007','100','']},
                  {'name':'size','shape':[3,1],'datatype':'FP32','data':[[1.5],[8],[NaN]]},
                  {'name':'built','shape':[3],'datatype':'BYTES','data':['2020-02-01','2024-01-01',null]}]}""");

        var expected = MixedTable.predictions(trainer, String.valueOf(mixed),
                "[[1.5,\"007\",true,\"2020-02-01\"],[8,\"100\",false,\"2024-01-01\"],[null,null,null,null]]");
        assertThat(answer.head()).startsWith("HTTP/1.1 200").contains("Content-Type: application/json\r\n");
        for (var row = 0; row < 3; row++) {
            assertThat(answer.json().at("/outputs/0/data/" + row)).isEqualTo(expected.get(row).get("label"));
            assertThat(answer.json().at("/outputs/1/data/" + 2 * row))
                    .isEqualTo(expected.get(row).at("/probabilities/a"));
        }
    }

    @Test
    void readsEmptyBytesAndNaNInBinaryFormAsGaps() throws IOException {
        var json = """
                {"inputs":[{"name":"size","shape":[1],"datatype":"FP64","parameters":{"binary_data_size":8}},\
                {"name":"zip","shape":[1],"datatype":"BYTES","parameters":{"binary_data_size":4}},\
                {"name":"old","shape":[1],"datatype":"BYTES","parameters":{"binary_data_size":4}},\
                {"name":"built","shape":[1],"datatype":"BYTES","parameters":{"binary_data_size":14}}]}"""
                .getBytes(StandardCharsets.US_ASCII);
        var binary = new byte[30];
        ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN).putDouble(Double.NaN).putInt(0).putInt(0).putInt(10)
                .put("2020-02-01".getBytes(StandardCharsets.US_ASCII));

        var answer = send(CLIENT.formatted(mixed, json.length, json.length + 30), concat(json, binary));

        assertThat(answer.json().at("/outputs/1/data/0")).isEqualTo(MixedTable
                .predictions(trainer, String.valueOf(mixed), "[[null,null,null,\"2020-02-01\"]]")
                .at("/0/probabilities/a"));
    }

    @Test
    void describesServerAndModels() throws IOException {
        assertThat(get("/v2/health/live")).isEqualTo("{\"live\":true}");
        assertThat(get("/v2/health/ready")).isEqualTo("{\"ready\":true}");
        assertThat(get("/v2")).startsWith("{\"name\":\"mlp-service\",\"version\":\"")
                .endsWith("\",\"extensions\":[\"binary_tensor_data\"]}");
        assertThat(get("/v2/models/v2-iris/versions/1/ready")).isEqualTo("{\"name\":\"v2-iris\",\"ready\":true}");
        assertThat(get("/v2/models/" + iris + "/ready")).isEqualTo("{\"name\":\"v2-iris\",\"ready\":true}");
        assertThat(get("/v2/models/v2-iris@1")).isEqualTo(
                """
                        {"name":"v2-iris","versions":["1"],"platform":"mlp-service_mlp","inputs":[\
                        {"name":"sepal_length","datatype":"FP64","shape":[-1]},{"name":"sepal_width","datatype":"FP64","shape":[-1]},\
                        {"name":"petal_length","datatype":"FP64","shape":[-1]},{"name":"petal_width","datatype":"FP64","shape":[-1]}],\
                        "outputs":[{"name":"label","datatype":"BYTES","shape":[-1]},{"name":"probabilities","datatype":"FP64","shape":[-1,3]}]}""");
        assertThat(get("/v2/models/" + mixed)).contains("{\"name\":\"size\",\"datatype\":\"FP64\"",
                "{\"name\":\"zip\",\"datatype\":\"BYTES\"", "{\"name\":\"old\",\"datatype\":\"BOOL\"",
                "{\"name\":\"built\",\"datatype\":\"BYTES\"");
    }

    private String get(String path) throws IOException {
        var answer = send("GET %s HTTP/1.1\nHost: localhost\nAccept: text/html\n\n".formatted(path));
        assertThat(answer.head()).startsWith("HTTP/1.1 200").contains("Content-Type: application/json\r\n");
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"GET,/v2/nothing,404", "POST,/v2/nothing,404", "GET,/v2/models/no-such,404",
        "GET,/v2/models/v2-iris/versions/9,404", "GET,/v2/models/v2-iris/versions/x/ready,404",
        "POST,/v2/models/no-such/infer,404", "GET,/v2/models/v2-iris/infer,405", "POST,/v2/health/live,405",
        "DELETE,/v2/models/v2-iris,405", "TRACE,/v2,405", "POST,/v2/models/v2-iris/infer,400"})
    void answersErrorsInItsOwnShape(String method, String path, int status) throws IOException {
        assertError(send("%s %s HTTP/1.1\nHost: localhost\nContent-Length: 2\n\n".formatted(method, path), (byte) '{',
                (byte) '}'), status);
    }

    @ParameterizedTest
    @CsvSource({"Host: evil.example,403", "'Host: localhost\nOrigin: http://evil.example',403",
        "'Host: localhost\nContent-Encoding: br',415", "'Host: localhost\nContent-Encoding: gzip',400",
        "'Host: localhost\nInference-Header-Content-Length: 3',400", "'Host: localhost\nContent-Length: 0',400"})
    void answersErrorsOfTheRequestsHeadInItsOwnShape(String head, int status) throws IOException {
        var length = head.contains("Content-Length: 0") ? "" : "\nContent-Length: 2";
        assertError(send((INFER + head + length + "\n\n").formatted("v2-iris"), (byte) '{', (byte) '}'), status);
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000_000, 300_000_000})
    void answersATooLargeBodyInItsOwnShape(long length) throws IOException {
        assertError(send((INFER + "Host: localhost\nContent-Length: %d\n\n").formatted("v2-iris", length)), 413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{'inputs':[ | The body is not JSON",
        "{'inputs':[{'name':'input','shape':[1,3],'datatype':'FP64','data':[1,2,3]}]} | it must be [rows, 4]",
        "{'inputs':[{'name':'input','shape':[0,4],'datatype':'FP64','data':[]}]} | There are 0 rows",
        "{'inputs':[{'name':'x','shape':[1],'datatype':'FP64','data':[1]}]} | has no input 'x'",
        "{'inputs':[{'name':'sepal_width','shape':[1],'datatype':'FP64','data':[1]}]} | missing: sepal_length, petal_length, petal_width;",
        "{'inputs':[{'name':'input','shape':[1,4],'datatype':'FP64','data':[1,2,3,4]}],'outputs':[{'name':'label'},{'name':'label'}]} | 'label' is asked for twice",
        "{'inputs':[{'name':'input','shape':[1,4],'datatype':'BYTES','data':['1','2','a','4']}]} | /inputs/0/data/2: 'petal_length' must be a number"})
    void saysWhatIsWrong(String json, String complaint) throws IOException {
        assertError(infer("v2-iris", json), 400);
        assertThat(infer("v2-iris", json).json().get("error").stringValue()).contains(complaint);
    }

    @Test
    void refusesMoreRowsAndCellsThanPredictTakes() throws IOException {
        assertError(infer("v2-iris",
                "{'inputs':[{'name':'input','shape':[10001,4],'datatype':'INT8','data':[%s0]}]}"
                        .formatted("0,".repeat(40_003))),
                400);
        var json = "{\"inputs\":[{\"name\":\"input\",\"shape\":[1500000,4],\"datatype\":\"INT8\",\"parameters\":{\"binary_data_size\":6000000}}]}"
                .getBytes(StandardCharsets.US_ASCII);
        var body = concat(json, new byte[6_000_000]);
        assertError(send(CLIENT.formatted("v2-iris", json.length, body.length), body), 413);
    }

    @Test
    void needsNumericFeaturesForOneInput() throws IOException {
        var answer = infer(mixed, "{'inputs':[{'name':'input','shape':[1,4],'datatype':'FP64','data':[1,2,3,4]}]}");
        assertError(answer, 400);
        assertThat(answer.json().get("error").stringValue()).contains("size, zip, old, built");
    }

    private static void assertError(Answer answer, int status) {
        assertThat(answer.head()).startsWith("HTTP/1.1 " + status).contains("Content-Type: application/json\r\n");
        assertThat(answer.json().propertyNames()).containsExactly("error");
        assertThat(answer.json().get("error").stringValue()).isNotBlank();
    }
}

package io.mlpservice.platform;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Which answers are compressed for clients that accept gzip. */
@HttpTest
class CompressedAnswerHttpTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;
    @Autowired
    private RestTestClient http;

    @Test
    void areThePageAndItsFiles() throws Exception {
        var page = sent(get("/").header("Accept", "text/html"));
        var script = Pattern.compile("/console/\\w+/").matcher(text(page));
        assertThat(script.find()).isTrue();
        for (var file : new String[]{"vendor/uplot.js", "vendor/preact.js"}) {
            var answer = sent(get(script.group() + file));
            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(answer.headers().allValues("Vary")).contains("accept-encoding");
            assertThat(text(answer)).contains("export");
        }
    }

    @Test
    void areLongAnswersInJson() throws Exception {
        var trainer = new Trainer(http);
        IntStream.range(0, 12).forEach(_ -> trainer.sample("xor"));
        var answer = sent(get("/api/v1/datasets?limit=12"));
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(text(answer)).hasSizeGreaterThan(2048).contains("xor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/datasets?limit=1", "/api/v1/models/nothing",
        "/actuator/health"})
    void areNoShortOnes(String path) throws Exception {
        var answer = sent(get(path));
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(-1)).isBetween(1L, 2048L);
        assertThat(text(answer)).startsWith("{").endsWith("}");
    }

    @Test
    void areNoAnswersToPost() throws Exception {
        var answer = sent(get("/api/v1/datasets/preview/content").header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("a,b,c,d,e,f\n" + "1,2,3,4,5,6\n".repeat(9))));
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(text(answer)).hasSizeGreaterThan(2048);
    }

    @Test
    void areNoStreamsOfEvents() throws Exception {
        var trainer = new Trainer(http);
        var job = trainer.train("{'dataset_id': '%s'}".formatted(trainer.sample("xor"))).get("id");
        var answer = sent(get("/api/v1/training-jobs/%s/events".formatted(job)));
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(text(answer)).contains("event: done");
    }

    @Test
    void areNoAnswersOfWhichATagVouchesForEachByte() throws Exception {
        var answer = sent(get("/api/v1/capabilities"));
        assertThat(answer.headers().firstValue("ETag").orElse("")).startsWith("\"");
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept-Encoding", "gzip");
    }

    private static HttpResponse<InputStream> sent(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofInputStream());
    }

    private static String text(HttpResponse<InputStream> answer) throws IOException {
        var body = answer.headers().firstValue("Content-Encoding").isEmpty()
                ? answer.body()
                : new GZIPInputStream(answer.body());
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
}

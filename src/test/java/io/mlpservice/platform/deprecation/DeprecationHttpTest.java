package io.mlpservice.platform.deprecation;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@HttpTest
class DeprecationHttpTest {
    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/datasets?name=a | text/csv | a,b\\n1,2\\n | /api/v1/datasets/content
            /api/v1/datasets | application/json | {"name": "a", "rows": [{"a": 1}]} | /api/v1/datasets/rows
            /api/v1/datasets | application/json | {} | /api/v1/datasets/rows
            /api/v1/datasets/preview | text/csv | a,b\\n1,2\\n | /api/v1/datasets/preview/content
            /api/v1/datasets/preview | application/json | {"rows": [{"a": 1}]} | /api/v1/datasets/preview/rows""")
    void saysSinceWhenAnOperationIsDeprecatedAndWhatToUse(String path, String type, String body, String successor) {
        post(path, type, body.replace("\\n", "\n")).expectHeader().valueEquals("Deprecation", "@1795910400")
                .expectHeader().valueEquals("Link", "<%s>; rel=\"successor-version\"".formatted(successor),
                        "</v3/api-docs>; rel=\"deprecation\"; type=\"application/json\"");
    }

    @Test
    void saysNothingOfTheKindElsewhere() {
        post("/api/v1/datasets/content?name=a", "text/csv", "a,b\n1,2\n").expectStatus().isCreated().expectHeader()
                .doesNotExist("Deprecation");
    }

    private ResponseSpec post(String path, String type, String body) {
        return http.post().uri(path).contentType(MediaType.parseMediaType(type)).body(body).exchange();
    }
}

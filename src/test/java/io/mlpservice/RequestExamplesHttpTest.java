package io.mlpservice;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** What Swagger UI fills in works as it stands, but for the ids. */
@HttpTest
class RequestExamplesHttpTest {
    private static final String ANY_ID = "3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77";

    private static final String MODELS = "/api/v1/models";
    private static final String TABLE = "petal_length,species\n1.4,setosa\n4.7,versicolor\n";

    @Autowired
    RestTestClient client;

    private String job = "";

    @Test
    void everyExampleOfARequestIsAccepted() {
        var dataset = trainedOn();
        var document = JsonMapper.shared().readTree(client.get().uri("/v3/api-docs").exchange().expectStatus().isOk()
                .expectBody().returnResult().getResponseBodyContent());
        var sent = new ArrayList<String>();
        document.get("paths").forEachEntry((path, operations) -> {
            for (var method : List.of(HttpMethod.POST, HttpMethod.PUT)) {
                var body = operations.at("/%s/requestBody/content/application~1json"
                        .formatted(method.name().toLowerCase(Locale.ROOT)));
                if (!body.isMissingNode()) {
                    sent.add(path);
                    client.method(method)
                            .uri(path.replace("{ref}", "iris").replace("{name}", "iris").replace("{alias}", "best")
                                    .replace("{id}", job).replace("{epoch}", "1"))
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(example(body, document).replace(ANY_ID, dataset))
                            .exchange().expectStatus().is2xxSuccessful();
                }
            }
        });
        assertThat(sent).hasSize(15).contains("/api/v1/datasets/rows", "/api/v1/predict",
                "/api/v1/models/{name}/aliases/{alias}");
    }

    /** The user chooses the file. A field without an example is left empty and not sent. */
    @Test
    void everyExampleOfAFormIsAccepted() {
        var document = JsonMapper.shared().readTree(client.get().uri("/v3/api-docs").exchange().expectBody()
                .returnResult().getResponseBodyContent());
        var sent = new ArrayList<String>();
        document.get("paths").forEachEntry((path, operations) -> {
            var body = operations.at("/post/requestBody/content/multipart~1form-data");
            if (!body.isMissingNode()) {
                sent.add(path);
                var form = new LinkedMultiValueMap<String, Object>();
                form.add("file", path.equals(MODELS) ? exportedModel() : TABLE);
                if (path.equals(MODELS)) {
                    form.add("format", "mlp");
                }
                properties(body, document).forEachEntry((name, field) -> {
                    if (field.has("example")) {
                        form.add(name, field.get("example").asString());
                    }
                });
                assertThat(form).containsKey("name");
                client.post().uri(path).contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange().expectStatus()
                        .is2xxSuccessful().expectBody()
                        .jsonPath(path.equals(MODELS) ? "$.imported.format" : "$.row_count")
                        .isEqualTo(path.equals(MODELS) ? "mlp" : 2);
            }
        });
        assertThat(sent).contains("/api/v1/datasets", MODELS);
    }

    /** The data set of a model named iris, whose job keeps snapshots. */
    private String trainedOn() {
        var trainer = new Trainer(client);
        var dataset = trainer.sample("iris");
        job = (String) Objects.requireNonNull(trainer.train("""
                {'dataset_id': '%s', 'model_name': 'iris', 'training': {'epochs': 2}, 'snapshots': {}}"""
                .formatted(dataset)).get("id"));
        return dataset;
    }

    private ByteArrayResource exportedModel() {
        trainedOn();
        var file = client.get().uri("/api/v1/models/iris/export?format=mlp").exchange().expectStatus().isOk()
                .expectBody().returnResult().getResponseBodyContent();
        return new ByteArrayResource(Objects.requireNonNull(file)) {
            @Override
            public String getFilename() {
                return "iris.mlp";
            }
        };
    }

    @Test
    void offersFilesFirst() {
        var document = JsonMapper.shared().readTree(client.get().uri("/v3/api-docs").exchange().expectBody()
                .returnResult().getResponseBodyContent());
        assertThat(List.copyOf(document.at("/paths/~1api~1v1~1datasets/post/requestBody/content").propertyNames()))
                .startsWith("multipart/form-data");
    }

    /** That of the schema, or else one made of its properties' examples, as Swagger UI does. */
    private static String example(JsonNode body, JsonNode document) {
        var schema = document.at(body.at("/schema/$ref").asString().substring(1));
        if (schema.has("example")) {
            return schema.get("example").toString();
        }
        var made = JsonMapper.shared().createObjectNode();
        properties(body, document).forEachEntry((name, property) -> made.set(name, property.get("example")));
        return made.toString();
    }

    private static JsonNode properties(JsonNode body, JsonNode document) {
        return document.at(body.at("/schema/$ref").asString().substring(1)).get("properties");
    }
}

package io.mlpservice.platform.openapi;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** In the OpenAPI document each description stands where it belongs. */
@HttpTest
class DescriptionsHttpTest {
    @Autowired
    private RestTestClient http;

    private JsonNode document = JsonMapper.shared().missingNode();

    @BeforeEach
    void read() {
        document = JsonMapper.shared().readTree(http.get().uri("/v3/api-docs").exchange().expectBody().returnResult()
                .getResponseBodyContent());
    }

    @Test
    void ofAListIsNotThatOfItsItems() {
        var arrays = document.findParents("items");
        assertThat(arrays).isNotEmpty().noneMatch(array -> array.get("items").has("description"));
    }

    @Test
    void ofAPropertyIsNotThatOfItsSchema() {
        var schemas = document.at("/components/schemas");
        assertThat(schemas.at("/TrainingRequest/description").asString()).startsWith("What to train on");
        assertThat(schemas.at("/HiddenLayerRequest/description").asString()).isEqualTo("A hidden layer.");
        assertThat(schemas.at("/LossType").has("description")).isFalse();
        assertThat(schemas.at("/LearningRequest/properties/loss/description").asString()).startsWith("Default:");
    }

    @Test
    void ofAConfigurationIsThatOfTheRequest() {
        var undescribed = new ArrayList<String>();
        document.at("/components/schemas").forEachEntry((name, schema) -> {
            if (name.endsWith("Configuration")) {
                if (!schema.has("description")) {
                    undescribed.add(name);
                }
                schema.get("properties").forEachEntry((property, shape) -> {
                    if (!isDescribed(shape)) {
                        undescribed.add(name + "." + property);
                    }
                });
            }
        });
        assertThat(undescribed).isEmpty();
    }

    /** By itself, or by the one schema that it refers to. */
    private boolean isDescribed(JsonNode shape) {
        return shape.has("description") || referred(shape).stream().anyMatch(schema -> schema.has("description"));
    }

    private List<JsonNode> referred(JsonNode shape) {
        return shape.findValuesAsString("$ref").stream().map(ref -> document.at(ref.substring(1))).toList();
    }
}

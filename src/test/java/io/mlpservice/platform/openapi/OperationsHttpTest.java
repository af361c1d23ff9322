package io.mlpservice.platform.openapi;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The OpenAPI document tells generators of clients all that they need of each operation. */
@HttpTest
class OperationsHttpTest {
    @Autowired
    private RestTestClient http;

    private JsonNode document = JsonMapper.shared().missingNode();

    @BeforeEach
    void read() {
        document = JsonMapper.shared().readTree(
                http.get().uri("/v3/api-docs").exchange().expectBody().returnResult().getResponseBodyContent());
    }

    @Test
    void haveAnIdAndAreDescribed() {
        assertThat(operations()).hasSizeGreaterThan(40).allSatisfy((name, operation) -> {
            assertThat(operation.path("operationId").asString("")).isNotEmpty();
            assertThat(operation.path("summary").asString("")).isNotEmpty();
            assertThat(operation.path("description").asString("")).isNotEmpty();
        });
        assertThat(operations().values().stream().map(operation -> operation.get("operationId").asString()))
                .doesNotHaveDuplicates();
    }

    /** `DatasetSort.name` of a Kotlin client would be the constant and the name of any constant. */
    @Test
    void haveNoConstantsWithTheNamesOfMembersThatEnumsHave() {
        var clashing = document.at("/components/schemas").properties().stream().map(Map.Entry::getValue)
                .filter(schema -> schema.path("enum").values().stream()
                        .anyMatch(constant -> Set.of("name", "ordinal", "value", "entries")
                                .contains(constant.asString(""))))
                .toList();
        assertThat(clashing).hasSizeGreaterThan(2)
                .allSatisfy(schema -> assertThat(schema.path("x-enum-varnames").values())
                        .hasSameSizeAs(schema.get("enum").values())
                        .allSatisfy(name -> assertThat(name.asString()).isUpperCase()));
    }

    @Test
    void haveASuccessAndProblemsByStatus() {
        assertThat(operations()).allSatisfy((name, operation) -> {
            var statuses = operation.get("responses").propertyNames();
            assertThat(statuses).anyMatch(status -> status.startsWith("20")).contains("400", "403", "422", "503",
                    "4XX", "5XX");
            operation.get("responses").forEachEntry((status, response) -> {
                if (status.startsWith("4") || status.startsWith("5")) {
                    assertThat(resolved(response).at("/content/application~1problem+json/schema/$ref").asString())
                            .isEqualTo("#/components/schemas/Problem");
                }
            });
        });
    }

    @Test
    void sayWhereToFindWhatTheyCreate() {
        assertThat(operations().entrySet()).filteredOn(entry -> entry.getValue().at("/responses/201").isObject())
                .hasSizeGreaterThan(3)
                .allSatisfy(entry -> assertThat(entry.getValue().at("/responses/201/headers/Location").isObject())
                        .isTrue());
        assertThat(document.at("/components/responses/TooManyRequests/headers/Retry-After").isObject()).isTrue();
    }

    @Test
    void refuseFurtherPropertiesInRequestsAndAllowThemInAnswers() {
        var schemas = document.at("/components/schemas");
        assertThat(schemas.at("/TrainingRequest/additionalProperties").asBoolean(true)).isFalse();
        assertThat(schemas.at("/TrainingJob").has("additionalProperties")).isFalse();
        assertThat(schemas.at("/TrainingJob/required")).hasSameSizeAs(schemas.at("/TrainingJob/properties"));
    }

    @Test
    void answerConstantsThatMayGrowAsText() {
        var schemas = document.at("/components/schemas");
        assertThat(schemas.at("/TrainingJob/properties/state/type").asString()).isEqualTo("string");
        assertThat(schemas.at("/TrainingJob/properties/state").has("enum")).isFalse();
        assertThat(schemas.at("/TrainingJob/properties/state/x-extensible-enum").size()).isGreaterThan(5);
        assertThat(schemas.at("/OptimizerType/enum").size()).isGreaterThan(5);
    }

    @Test
    void nameDefaultsAsTheirValues() {
        var choices = operations().values().stream().flatMap(operation -> operation.path("parameters").valueStream())
                .map(parameter -> parameter.get("schema"))
                .filter(schema -> schema.has("default") && schema.has("$ref")).toList();
        assertThat(choices).hasSizeGreaterThan(3).allSatisfy(
                schema -> assertThat(resolved(schema).get("enum").valueStream()).contains(schema.get("default")));
    }

    private Map<String, JsonNode> operations() {
        var operations = new LinkedHashMap<String, JsonNode>();
        document.get("paths").forEachEntry((path, methods) -> methods
                .forEachEntry((method, operation) -> operations.put(method + " " + path, operation)));
        return operations;
    }

    private JsonNode resolved(JsonNode place) {
        var reference = place.path("$ref").asString("");
        return reference.isEmpty() ? place : document.at(reference.substring(1));
    }
}

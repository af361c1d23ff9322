package io.mlpservice.configuration;

import io.mlpservice.HttpTest;
import io.mlpservice.configuration.CapabilitiesClient.Place;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Numbers have the same ranges, defaults and descriptions in the capabilities, the contract and the checks. */
@HttpTest
class NumberCapabilitiesHttpTest {
    private static final String OUTPUT_UNITS = "/network/output_layer/units";

    @Autowired
    private RestTestClient http;

    private CapabilitiesClient client;

    @BeforeEach
    void ask() {
        client = new CapabilitiesClient(http);
    }

    @Test
    void listsEveryNumberAtEveryPlaceOfARequest() {
        var fields = HyperparameterField.in(TrainingRequest.class);
        assertThat(client.places().map(Place::template).collect(Collectors.toSet()))
                .isEqualTo(fields.stream().map(HyperparameterField::pointer).collect(Collectors.toSet()));
        assertThat(fields).extracting(HyperparameterField::hyperparameter).contains(Hyperparameter.values());
    }

    @TestFactory
    Stream<DynamicTest> documentsEveryNumberAsTheContractDoes() {
        return client.places().map(place -> dynamicTest(place.toString(), () -> {
            var schema = client.schema(place.template());
            var number = place.number();
            var type = schema.get("type");
            assertThat(type.isArray() ? type.get(0).asString() : type.asString())
                    .isEqualTo(number.get("integer").asBoolean() ? "integer" : "number");
            assertThat(number(schema.path(excluded(number, "minimum") ? "exclusiveMinimum" : "minimum")))
                    .isEqualTo(number(number.get("minimum")));
            assertThat(number(schema.path(excluded(number, "maximum") ? "exclusiveMaximum" : "maximum")))
                    .isEqualTo(number(number.get("maximum")));
            var description = client.schema(place.template().replace("/{key}", "")).get("description").asString();
            assertThat(description).isEqualTo(number.get("description").asString());
            if (!number.get("default_value").isNull()) {
                assertThat(description).contains(plain(number.get("default_value").asDouble()));
            }
            var option = place.option();
            if (option != null && !option.list().equals("monitors")) {
                assertThat(description).contains("`%s`".formatted(option.type()));
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> acceptsEveryNumberUpToItsEndsAndNoFurther() {
        return client.places().flatMap(place -> Stream.of("minimum", "maximum")
                .filter(end -> !place.number().get(end).isNull())
                .map(end -> dynamicTest("%s of %s".formatted(end, place), () -> {
                    if (!place.pointer().equals(OUTPUT_UNITS)) {
                        assertAccepts(place, lastInside(place.number(), end));
                    }
                    assertRefuses(place, firstOutside(place.number(), end));
                })));
    }

    @TestFactory
    Stream<DynamicTest> usesTheListedDefaultOfEveryNumber() {
        return client.places().filter(place -> !place.number().get("default_value").isNull())
                .map(place -> dynamicTest(place.toString(),
                        () -> assertThat(client.resolved(client.request(place)).at(place.pointer()).asDouble())
                                .isEqualTo(place.number().get("default_value").asDouble())));
    }

    private void assertAccepts(Place place, JsonNode value) {
        assertThat(client.resolved(client.request(place).with(place.pointer(), value)).at(place.pointer()).asDouble())
                .isEqualTo(value.asDouble());
    }

    private void assertRefuses(Place place, JsonNode value) {
        var errors = client.errors(client.request(place).with(place.pointer(), value));
        assertThat(errors).extracting(error -> error.get("pointer").asString()).containsExactly(place.pointer());
        assertThat(errors.getFirst().get("code").asString()).isEqualTo("out_of_range");
    }

    private static JsonNode lastInside(JsonNode number, String end) {
        var bound = number.get(end).asDouble();
        if (!excluded(number, end)) {
            return value(number, bound);
        }
        return value(number, end.equals("minimum") ? Math.nextUp(bound) : Math.nextDown(bound));
    }

    private static JsonNode firstOutside(JsonNode number, String end) {
        var bound = number.get(end).asDouble();
        if (excluded(number, end)) {
            return value(number, bound);
        }
        if (number.get("integer").asBoolean()) {
            return value(number, end.equals("minimum") ? bound - 1 : bound + 1);
        }
        return value(number, end.equals("minimum") ? Math.nextDown(bound) : Math.nextUp(bound));
    }

    private static JsonNode value(JsonNode number, double value) {
        return number.get("integer").asBoolean() ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
    }

    private static boolean excluded(JsonNode number, String end) {
        return number.get(end + "_excluded").asBoolean();
    }

    private static OptionalDouble number(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

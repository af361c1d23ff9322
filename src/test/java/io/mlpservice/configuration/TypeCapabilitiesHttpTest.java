package io.mlpservice.configuration;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

import static io.mlpservice.configuration.CapabilitiesClient.HIDDEN;
import static io.mlpservice.configuration.CapabilitiesClient.LOSS;
import static io.mlpservice.configuration.CapabilitiesClient.OUTPUT;
import static io.mlpservice.configuration.CapabilitiesClient.PLACES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** The capabilities, the contract and the checks offer the same types, outputs and losses. */
@HttpTest
class TypeCapabilitiesHttpTest {
    @Autowired
    private RestTestClient http;

    private CapabilitiesClient client;

    @BeforeEach
    void ask() {
        client = new CapabilitiesClient(http);
    }

    @TestFactory
    Stream<DynamicTest> namesTheSameTypesAsTheContractAndTheMessages() {
        return PLACES.entrySet().stream().flatMap(list -> list.getValue().stream()
                .map(place -> dynamicTest(place, () -> {
                    var types = client.list(list.getKey()).map(type -> type.get("type").asString()).toList();
                    assertThat(client.schema(place.replace("/0", "/{index}")).get("enum").valueStream()
                            .map(JsonNode::asString)).isEqualTo(types);
                    var errors = client.errors(client.request(place, "nothing"));
                    assertThat(errors).hasSize(1);
                    assertThat(errors.getFirst().get("pointer").asString()).isEqualTo(place);
                    assertThat(errors.getFirst().get("detail").asString()).contains(String.join(", ", types));
                })));
    }

    @TestFactory
    Stream<DynamicTest> acceptsEveryType() {
        return client.options().filter(option -> !option.place().equals(OUTPUT) && !option.place().equals(LOSS))
                .map(option -> dynamicTest("%s at %s".formatted(option.type(), option.place()), () -> {
                    var request = client.request(option.place(), option.type());
                    if (option.place().equals(HIDDEN) && !option.capability().get("hidden").asBoolean()) {
                        assertThat(client.errors(request)).extracting(error -> error.get("pointer").asString())
                                .containsExactly(HIDDEN);
                    } else {
                        assertThat(client.resolved(request).at(option.place()).asString()).isEqualTo(option.type());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> acceptsEveryListedPairOfOutputAndLossAndNamesThemInsteadOfOthers() {
        return Stream.of("classification", "regression").flatMap(task -> client.list("activations")
                .map(activation -> dynamicTest("%s in a %s".formatted(activation.get("type").asString(), task),
                        () -> assertPairs(task, activation))));
    }

    private void assertPairs(String task, JsonNode activation) {
        var output = activation.get("type").asString();
        var legal = client.list("outputs")
                .filter(pair -> pair.get("activation").asString().equals(output) && contains(pair.get("tasks"), task))
                .map(pair -> pair.get("loss").asString()).toList();
        for (var loss : client.list("losses").toList()) {
            var name = loss.get("type").asString();
            for (var optimizer : List.of("adam", "perceptron")) {
                var request = client.pair(task, output, name, optimizer);
                if (legal.contains(name) && contains(activation.get("optimizers"), optimizer)) {
                    assertThat(client.resolved(request).at(LOSS).asString()).isEqualTo(name);
                } else {
                    assertNamesThePairs(client.errors(request), legal, !legal.contains(name));
                }
            }
        }
    }

    private static void assertNamesThePairs(List<JsonNode> errors, List<String> losses, boolean unsuitable) {
        assertThat(errors).isNotEmpty().allSatisfy(error -> {
            assertThat(error.get("code").asString()).isEqualTo("illegal_combination");
            assertThat(error.get("pointer").asString()).isIn(LOSS, OUTPUT);
        });
        if (unsuitable) {
            assertThat(errors).anySatisfy(error -> assertThat(error.get("detail").asString())
                    .contains(losses.isEmpty() ? List.of("softmax", "sigmoid") : losses));
        }
    }

    private static boolean contains(JsonNode names, String name) {
        return names.valueStream().anyMatch(each -> each.asString().equals(name));
    }
}

package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Parameters that come back as given are the same to the bit; a rate multiplier of 0 keeps them so. */
@HttpTest
class GivenParametersHttpTest {
    private static final String REQUEST = """
            {'dataset_id': '%s', 'precision': '%s', 'training': {'epochs': 3}, 'initialization': %s, 'network': {
             'hidden_layers': [
              {'units': 16, 'activation': 'tanh', 'batch_normalization': true, 'dropout': 0.2, 'learning_rate_multiplier': %d},
              {'units': 8, 'activation': 'prelu', 'learning_rate_multiplier': %d}],
             'output_layer': {'learning_rate_multiplier': %d}}}""";

    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {"float32", "float64"})
    void outliveAJourneyThroughJson(String precision) {
        var trainer = new Trainer(http);
        var dataset = trainer.sample("iris");
        var trained = layers(trainer, REQUEST.formatted(dataset, precision, "{}", 1, 1, 1));
        var given = "{'type': 'given', 'parameters': %s}".formatted(trained);

        assertThat(layers(trainer, REQUEST.formatted(dataset, precision, given, 0, 0, 0))).isEqualTo(trained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[-0.0,1.4E-45,3.4028235E38]", "[-0.0,4.9E-324,1.7976931348623157E308]"})
    void keepTheSignOfZeroTheSmallestNumberAndTheLargest(String weights) {
        var trainer = new Trainer(http);
        var layers = layers(trainer, """
                {'dataset_id': '%s', 'features': ['a', 'b', 'c'], 'precision': '%s', 'training': {'epochs': 1},
                 'network': {'hidden_layers': [], 'output_layer': {'learning_rate_multiplier': 0}},
                 'initialization': {'type': 'given', 'parameters': [{'weights': [%s]}]}}"""
                .formatted(trainer.dataset("a,b,c,y\n1,0,0,0.5\n0,1,0,1.5\n"),
                        weights.contains("E38") ? "float32" : "float64", weights));
        assertThat(layers.at("/0/weights/0")).hasToString(weights);
    }

    private static JsonNode layers(Trainer trainer, String request) {
        var model = trainer.trainModel(request);
        return JsonMapper.shared().valueToTree(Trainer.json(trainer.get("/models/%s/parameters".formatted(model)))
                .get("layers"));
    }
}

package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The configuration that a job or a model shows can be sent back as a request: it gives the same training. */
@HttpTest
class ConfigurationHttpTest {
    private static final String ROWS = "a,b,c,y,hot,late,kind\n" + IntStream.range(0, 60)
            .mapToObj(
                    i -> "%d,%d.5,%d.25,%d,%s,%s,%s".formatted(i % 11, i % 7, i % 5, i % 23, i % 3 == 0 ? "yes" : "no",
                            i % 7 > 3 ? "yes" : "no", "xyz".charAt(i % 3)))
            .collect(Collectors.joining("\n"));

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'features': ['a', 'b', 'c']",
        "'features': ['a', 'b'], 'targets': ['y'], 'task': 'regression', 'precision': 'float64'",
        "'features': ['a', 'b'], 'targets': ['y', 'c'], 'task': 'regression', 'preprocessing': {'target': 'none'}",
        "'features': ['a', 'b'], 'targets': ['hot', 'late'], 'weight_column': 'c'",
        "'features': ['a', 'b'], 'targets': ['y'], 'task': 'regression', 'preprocessing': {'polynomial_degree': 2}",
        "'features': ['a', 'b', 'c'], 'training': {'class_weights': {'mode': 'given', 'weights': {'x': 3}}}",
        "'features': ['a', 'b', 'c'], 'training': {'class_weights': {'mode': 'balanced'}}, 'split': {'shuffle': false}",
        "'features': ['a', 'b', 'c'], 'network': {'hidden_layers': []}, 'training': {'optimizer': {'type': 'lbfgs'}}",
        "'features': ['a', 'b'], 'targets': ['hot'], 'training': {'optimizer': {'type': 'perceptron'}}",
        "'features': ['a'], 'targets': ['y'], 'task': 'regression', 'network': {'hidden_layers': []}, "
                + "'initialization': {'type': 'given', 'parameters': [{'weights': [[0.5]], 'biases': [0.25]}]}"})
    void trainsTheSameAgain(String settings) {
        var dataset = trainer.dataset(ROWS);
        assertTrainsTheSame(trainer.train(withEpochs("{'dataset_id': '%s', %s}".formatted(dataset, settings))));
    }

    @Test
    void trainsTheSameAgainFromAModel() {
        var dataset = trainer.dataset(ROWS);
        var first = trainer.trainModel(withEpochs("{'dataset_id': '%s', 'features': ['a', 'b']}".formatted(dataset)));
        assertTrainsTheSame(
                trainer.train(withEpochs("{'dataset_id': '%s', 'from_model': '%s'}".formatted(dataset, first))));
    }

    /** A few epochs, where the request sets nothing else of the training. */
    private static String withEpochs(String request) {
        return request.contains("'training'")
                ? request.replace("'training': {", "'training': {'epochs': 5, ")
                : request.substring(0, request.length() - 1) + ", 'training': {'epochs': 5}}";
    }

    private void assertTrainsTheSame(Map<String, Object> job) {
        var configuration = Objects.requireNonNull(job.get("configuration"));
        var again = trainer.train(JsonMapper.shared().writeValueAsString(configuration));
        assertThat(again.get("configuration")).isEqualTo(configuration);
        assertThat(trainer.results(again).subList(0, 3)).isEqualTo(trainer.results(job).subList(0, 3));
        var model = Trainer.json(trainer.get("/models/" + again.get("model_id")));
        assertThat(model.get("configuration")).isEqualTo(configuration);
    }
}

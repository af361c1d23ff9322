package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/**
 * The experiments of the tour in the documentation end as the textbooks say. {@link DefaultsHttpTest} covers those
 * without settings: iris and the small digits.
 */
@HttpTest
class ClassicExperimentsHttpTest {
    private static final String PERCEPTRON = "'preprocessing': {'numeric': 'none'}, 'training': {'optimizer': {'type': 'perceptron'}}";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @ParameterizedTest
    @ValueSource(strings = {"and", "or", "not"})
    void onePerceptronLearnsWhatALineDivides(String gate) {
        var dataset = trainer.sample(gate);
        var jobs = train(dataset, PERCEPTRON);

        assertThat(jobs).allSatisfy(job -> assertThat(job).containsEntry("stop_reason", "converged"));
        assertThat(scores(jobs, "training", "accuracy")).containsOnly(1.0);
    }

    @Test
    void onePerceptronNeverLearnsXor() {
        var jobs = train(trainer.sample("xor"), PERCEPTRON);

        assertThat(jobs).allSatisfy(job -> assertThat(job).containsEntry("stop_reason", "max_epochs")
                .extracting("progress", MAP).containsEntry("epoch", 200));
        assertThat(scores(jobs, "training", "accuracy")).allMatch(accuracy -> accuracy < 1);
    }

    /** Not every seed does; the tour explains why. */
    @Test
    void twoHiddenUnitsSolveXor() {
        var jobs = train(trainer.sample("xor"), """
                'preprocessing': {'numeric': 'none'}, 'training': {'optimizer': {'type': 'lbfgs'}},
                'network': {'hidden_layers': [{'units': 2, 'activation': 'tanh'}],
                            'output_layer': {'activation': 'sigmoid'}}""");

        assertThat(scores(jobs, "training", "accuracy")).contains(1.0);
    }

    @Test
    void aLineCannotDivideACircleButSquaresCan() {
        var circle = trainer.dataset(circle());
        var logisticRegression = """
                'network': {'hidden_layers': []}, 'preprocessing': {'polynomial_degree': %d},
                'training': {'optimizer': {'type': 'lbfgs'}}""";

        assertThat(scores(train(circle, logisticRegression.formatted(1)), "training", "accuracy"))
                .allMatch(accuracy -> accuracy < 0.75);
        assertThat(scores(train(circle, logisticRegression.formatted(2)), "training", "accuracy"))
                .allMatch(accuracy -> accuracy > 0.97);
    }

    private static String circle() {
        return IntStream.range(0, 441).mapToObj(cell -> {
            var x = cell / 21 - 10;
            var y = cell % 21 - 10;
            return "%s,%s,%s".formatted(x / 10.0, y / 10.0, x * x + y * y < 50 ? "inside" : "outside");
        }).collect(Collectors.joining("\n", "x,y,place\n", "\n"));
    }

    @Test
    void predictsDiabetes() {
        assertThat(median(train(trainer.sample("diabetes"), "'split': {'test_fraction': 0.25}"), "r2"))
                .isGreaterThanOrEqualTo(0.35);
    }

    @Test
    void readsTenThousandHandwrittenDigits() {
        var jobs = train(trainer.dataset(mnist()), """
                'preprocessing': {'numeric': 'min_max_0_1'},
                'split': {'validation_fraction': 0, 'test_fraction': 0.2},
                'network': {'hidden_layers': [{'units': 128}]},
                'training': {'optimizer': {'type': 'adam', 'learning_rate': 0.003}, 'epochs': 5, 'batch_size': 32,
                             'learning_rate_schedule': {'type': 'cosine'}}""");

        assertThat(median(jobs, "accuracy")).isGreaterThanOrEqualTo(0.95);
    }

    private static String mnist() {
        try (var packed = ClassicExperimentsHttpTest.class.getResourceAsStream("/data/mnist10k.csv.gz");
                var csv = new GZIPInputStream(Objects.requireNonNull(packed))) {
            return new String(csv.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Trains with five seeds. */
    private List<Map<String, Object>> train(String dataset, String settings) {
        var jobs = IntStream.range(0, 5).mapToObj(seed -> trainer
                .submit("{'dataset_id': '%s', 'seed': %d, %s}".formatted(dataset, seed, settings))).toList();
        return jobs.stream().map(job -> trainer.await(job, "succeeded")).toList();
    }

    private static double median(List<Map<String, Object>> jobs, String metric) {
        return scores(jobs, "test", metric).stream().sorted().toList().get(2);
    }

    private static List<Double> scores(List<Map<String, Object>> jobs, String rows, String metric) {
        return jobs.stream().map(job -> (Map<?, ?>) Objects.requireNonNull(job.get("metrics")))
                .map(metrics -> (Map<?, ?>) Objects.requireNonNull(metrics.get(rows)))
                .map(measured -> (Double) Objects.requireNonNull(measured.get(metric))).toList();
    }
}

package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The default settings learn real data well: medians over five seeds, on test rows. */
@HttpTest
class DefaultsHttpTest {
    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @CsvSource({"iris, accuracy, 0.90", "digits, accuracy, 0.95", "diabetes, r2, 0.35"})
    void learnsWithNothingButDefaults(String sample, String metric, double atLeast) {
        var trainer = new Trainer(http);
        var dataset = trainer.sample(sample);
        var jobs = IntStream.range(0, 5)
                .mapToObj(seed -> trainer.submit("{'dataset_id': '%s', 'seed': %d}".formatted(dataset, seed))).toList();

        var scores = jobs.stream().map(job -> trainer.await(job, "succeeded"))
                .mapToDouble(job -> testMetric(job, metric)).sorted().toArray();

        assertThat(scores[2]).isGreaterThanOrEqualTo(atLeast);
    }

    private static double testMetric(Map<String, Object> job, String metric) {
        var metrics = (Map<?, ?>) Objects.requireNonNull(job.get("metrics"));
        var test = (Map<?, ?>) Objects.requireNonNull(metrics.get("test"));
        return (double) Objects.requireNonNull(test.get(metric));
    }
}

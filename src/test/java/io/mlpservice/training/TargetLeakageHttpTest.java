package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A job names the features that alone predict its target. */
@HttpTest
class TargetLeakageHttpTest {
    private static final String ADVICE = "If it is known only together with the target, the model is of no use for new rows. Then leave it out of 'features', or upload the data set with the role 'ignored' for it.";

    private final Random random = new Random(3);

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void namesACopyOfANumber() {
        var dataset = table("size,total,price", 600, row -> {
            var price = Math.exp(random.nextGaussian());
            return "%s,%s,%s".formatted(price + random.nextGaussian(), row % 50 == 0 ? "" : 1.19 * price + 5, price);
        });
        assertThat(warnings(dataset, "")).containsExactly(
                "Column 'total' alone predicts the target 'price' almost perfectly: the correlation of their ranks is 1.0000. "
                        + ADVICE);
        assertThat(warnings(dataset, ", 'features': ['total']")).isEmpty();
        assertThat(warnings(dataset, ", 'features': ['size']")).isEmpty();
    }

    @Test
    void namesACodeOfAClass() {
        var dataset = table("noise,status_code,status", 600, row -> "%s,%d,%s".formatted(random.nextGaussian(),
                row == 5 ? 9 : row % 4, row % 4 == 0 ? "open" : row % 4 == 1 ? "paid" : "late"));
        assertThat(warnings(dataset, "")).containsExactly(
                "Column 'status_code' alone predicts the target 'status' almost perfectly: in 599 of 600 rows, the most frequent class in 300. "
                        + ADVICE);
    }

    @Test
    void namesAColumnThatOneClassAloneHas() {
        var dataset = table("noise,closed_on,lost", 600, row -> "%s,%s,%s".formatted(random.nextGaussian(),
                row % 3 == 0 ? "2024-0%d-%d".formatted(1 + row % 9, 10 + row % 19) : "", row % 3 == 0));
        assertThat(warnings(dataset, "")).singleElement().asString()
                .startsWith("Column 'closed_on' alone predicts the target 'lost' almost perfectly: in 600 of 600 rows");
    }

    @Test
    void namesNoneWithoutWhichNothingIsLeftToLearnFrom() {
        assertThat(warnings(table("x,constant,y", 60, row -> "%d,1,%d".formatted(row, 2 * row)), "")).isEmpty();
        assertThat(warnings(table("x,half,y", 60, row -> "%d,%s,%d".formatted(row, row / 2.0, 2 * row)), "")).isEmpty();
    }

    @Test
    void namesNoneThatTellsMuchButNotAll() {
        var numbers = table("x,z,y", 600, row -> {
            var x = random.nextGaussian();
            return "%s,%s,%s".formatted(x, random.nextGaussian(), x + 0.1 * random.nextGaussian());
        });
        assertThat(warnings(numbers, "")).isEmpty();
        var classes = table("x,z,y", 600, row -> "%s,%s,%s".formatted(row % 25 == 0 ? "b" : "a",
                random.nextGaussian(), row % 25 == 0 && row % 50 != 0 ? "rare" : "usual"));
        assertThat(warnings(classes, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "diabetes", "digits", "xor", "gaussians", "circle", "plane"})
    void namesNoneOfTheSamples(String sample) {
        assertThat(warnings(trainer.sample(sample), "")).isEmpty();
    }

    private String table(String header, int rows, IntFunction<String> row) {
        return trainer
                .dataset(header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")));
    }

    private List<String> warnings(String dataset, String settings) {
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 2}%s}".formatted(dataset, settings));
        return ((List<?>) Objects.requireNonNull(job.get("warnings"))).stream().map(Object::toString)
                .filter(warning -> warning.contains("alone predicts")).toList();
    }
}

package io.mlpservice.model;

import io.mlpservice.metric.ModelMetrics;
import io.mlpservice.training.resolution.Configurations;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Classes that may be meant as numbers. */
class TargetColumnTest {
    private static final ModelMetrics NOT_MEASURED = new ModelMetrics(null, null, null);

    private static TargetColumn target(int numbers, String... words) {
        return new TargetColumn("y", Stream.concat(IntStream.range(0, numbers).mapToObj(number -> number + ".5"),
                Stream.of(words)).toList());
    }

    private static List<String> warnings(TargetColumn target, String types) {
        return Model.warnings(List.of(target), NOT_MEASURED,
                Configurations.of("{'types': {%s}}".formatted(types)));
    }

    @Test
    void areReportedWhereAFewAreWords() {
        assertThat(warnings(target(30, "n/a"), "")).singleElement().asString()
                .startsWith("Most of the 31 classes of 'y' are numbers, but 'n/a' is not.").contains("missing_values");
    }

    @Test
    void areNotReportedWhereTheRequestGivesTheirType() {
        assertThat(warnings(target(30, "n/a"), "'y': 'categorical'")).isEmpty();
    }

    @Test
    void areNotReportedWhereAllOrManyAreOfOneKind() {
        assertThat(target(30).wordsAmongNumbers()).isEmpty();
        assertThat(target(3, "a", "b").wordsAmongNumbers()).isEmpty();
        assertThat(new TargetColumn("y", null).wordsAmongNumbers()).isEmpty();
    }
}

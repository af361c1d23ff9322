package io.mlpservice.schema;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class FeatureNamesTest {
    private final FeatureNames names = new FeatureNames(new ModelSchema(Task.REGRESSION,
            Feature.numeric(List.of("size", "rooms", "q1.5", "zip", "age")), List.of(new Target("price", List.of()))));

    @Test
    void asksForThreeAfterColumnsThatNoneIsMeantBy() {
        assertThat(names.questions(List.of("color", "price", "Size", "ROOMS", "Zip", "Age")))
                .isEqualTo(" Did you mean 'size' instead of 'Size'? Did you mean 'rooms' instead of 'ROOMS'?"
                        + " Did you mean 'zip' instead of 'Zip'?");
    }

    @Test
    void knowsPointsBetweenDigits() {
        assertThat(names.meant("q15", _ -> false)).isNull();
        assertThat(names.meant("Q1_5", _ -> false)).isEqualTo("q1.5");
    }

    @Test
    void remembersColumnsButNotWhatElseWasGiven() {
        for (var given : List.of(Set.of("size"), Set.<String>of())) {
            assertThat(names.meant("Size", given::contains)).isEqualTo(given.isEmpty() ? "size" : null);
        }
    }

    @Test
    void knowsWhatIsMeantByMoreColumnsThanItRemembers() {
        IntStream.range(0, 1000).forEach(column -> assertThat(names.meant("c" + column, _ -> false)).isNull());
        assertThat(names.meant("Size", _ -> false)).isEqualTo("size");
    }
}

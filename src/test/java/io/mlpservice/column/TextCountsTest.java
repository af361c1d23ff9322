package io.mlpservice.column;

import org.junit.jupiter.api.Test;

import java.util.HashMap;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

class TextCountsTest {
    private final TextCounts counts = new TextCounts();

    @Test
    void countsManyTexts() {
        var expected = new HashMap<String, Long>();
        for (var number = 0; number < 3_000; number++) {
            var text = "text " + number % 1_000;
            assertThat(counts.add(text, number)).isEqualTo(!expected.containsKey(text));
            expected.merge(text, (long) number, Long::sum);
        }
        assertThat(counts.size()).isEqualTo(1_000);
        assertThat(counts.texts()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(counts.categories().collect(toMap(Category::value, Category::count))).isEqualTo(expected);
    }

    @Test
    void countsOnlyKnownTextsIfAskedTo() {
        counts.add("known", 2);
        counts.addIfKnown("known", 3);
        counts.addIfKnown("new", 4);
        assertThat(counts.categories()).containsExactly(new Category("known", 5));
    }
}

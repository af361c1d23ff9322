package io.mlpservice.engine.feature;

import io.mlpservice.engine.feature.CategoryEncoder.GapRule;
import io.mlpservice.engine.feature.Encoder.Oddity;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class CategoryEncoderTest {
    @Test
    void knowsRareCategoriesFromUnseenOnes() {
        var encoder = encoder(9_999);

        assertThat(oddity(encoder, "rare 9998")).isEqualTo(Oddity.NONE);
        assertThat(oddity(encoder, "other")).isEqualTo(Oddity.UNSEEN);
    }

    @Test
    void keepsTenThousandRareCategoriesAndTakesAllOthersForRareOnes() {
        var encoder = encoder(10_001);

        assertThat(encoder.rare()).hasSize(10_000);
        assertThat(oddity(encoder, "rare 10000")).isEqualTo(Oddity.NONE);
        assertThat(encoder.code("other")).isEqualTo(encoder.code("rare 0"));
    }

    private static CategoryEncoder encoder(int rare) {
        return new CategoryEncoder(List.of("a"), IntStream.range(0, rare).mapToObj(index -> "rare " + index).toList(),
                GapRule.UNSEEN, 0);
    }

    private static Oddity oddity(CategoryEncoder encoder, String text) {
        return encoder.oddity(encoder.code(text).orElseThrow());
    }
}

package io.mlpservice.model;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class ModelParametersTest {
    @Test
    void writesAFloatWithItsFewestDigits() {
        assertThat(Double.toString(ModelParameters.shortest(0.1f))).isEqualTo("0.1");
    }

    @Test
    void writesEveryFloatSoThatItReadsBackToTheSameBits() {
        var random = new SplittableRandom(7);
        for (var round = 0; round < 200_000; round++) {
            var value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                var text = Double.toString(ModelParameters.shortest(value));
                assertThat((float) Double.parseDouble(text)).isEqualTo(value);
            }
        }
    }
}

package io.mlpservice.platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SimilarNamesTest {
    @ParameterizedTest
    @CsvSource({"Petal Length, petallength", "petal_length, petallength", "petal.length-, petallength",
        "\u00a0x_1, x1", "__, ''", "q1.5, q1_5", "q1 - 5, q1_5", "q15, q15", "1.x.5, 1x5", "2024-01-02, 2024_01_02"})
    void haveCoresWithoutWhatIsWrittenDifferently(String name, String core) {
        assertThat(SimilarNames.core(name)).isEqualTo(core);
    }

    @ParameterizedTest
    @CsvSource({"PetalLength, petal_length", "petal_lenght, petal_length", "SEPAL WIDHT, sepal_width",
        "a-bc, a.b.c"})
    void areAskedFor(String name, String meant) {
        assertThat(question(name)).isEqualTo(" Did you mean '%s'?".formatted(meant));
    }

    @ParameterizedTest
    @CsvSource({"color", "x", "_"})
    void areNotAskedForWhereNoneIsLikeIt(String name) {
        assertThat(question(name)).isEmpty();
    }

    @Test
    void areThoseOfTheSameCoreBeforeSimilarOnes() {
        assertThat(SimilarNames.question("Rooms", SimilarNames.byCore(List.of("room", "rooms", "ROOMS"))))
                .isEqualTo(" Did you mean 'rooms'?");
    }

    private static String question(String name) {
        return SimilarNames.question(name,
                SimilarNames.byCore(List.of("petal_length", "sepal_width", "a.b.c", "abc", "-", "xy")));
    }
}

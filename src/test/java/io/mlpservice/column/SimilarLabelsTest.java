package io.mlpservice.column;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SimilarLabelsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', ignoreLeadingAndTrailingWhitespace = false, value = {"Setosa;setosa;case",
        "yes; yes;blanks", "New  York;New York;blanks", "caf\u00e9;cafe\u0301;their Unicode form",
        "\uff21;A;their Unicode form",
        "STRASSE;stra\u00dfe;case", "no\u00a0 one;no one;blanks"})
    void areFoundHoweverTheyDiffer(String a, String b, String difference) {
        assertThat(SimilarLabels.sentence(List.of("other", a, b), false))
                .hasValue(
                        "'%s' and '%s' differ only in %s, but count as different labels.".formatted(a, b, difference));
    }

    @Test
    void areNotSeenInLabelsThatReallyDiffer() {
        assertThat(SimilarLabels.sentence(List.of("a", "b", "ab", "1", "01", "a-b", "a_b"), false)).isEmpty();
    }
}

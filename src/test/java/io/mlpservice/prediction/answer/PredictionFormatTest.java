package io.mlpservice.prediction.answer;

import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PredictionFormatTest {
    @Test
    void isThatOfTheRequestWithoutAChoice() {
        for (var format : PredictionFormat.values()) {
            assertThat(PredictionFormat.accepted(null, format)).isEqualTo(format);
            assertThat(PredictionFormat.accepted("*/*", format)).isEqualTo(format);
            assertThat(PredictionFormat.accepted("image/png;q=0.9, */*;q=0.1", format)).isEqualTo(format);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/csv                                   | CSV
            text/*                                     | CSV
            text/csv;charset=utf-8                     | CSV
            application/json;q=0.2, text/csv;q=0.3     | CSV
            application/x-ndjson, application/json     | NDJSON
            application/json, application/x-ndjson     | JSON
            application/json, text/plain, */*          | JSON
            text/csv;q=0, */*                          | JSON
            text/csv;q=0.1, */*                        | JSON
            """)
    void isTheOneThatIsRankedHighest(String accept, PredictionFormat expected) {
        assertThat(PredictionFormat.accepted(accept, PredictionFormat.JSON)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/csv;q=0", "*/*;q=0", "no type"})
    void refusesAClientThatAcceptsNone(String accept) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PredictionFormat.accepted(accept, PredictionFormat.CSV))
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(406));
    }
}

package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.DecimalMark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TypeInferenceTest {
    @ParameterizedTest
    @CsvSource({"1;-2.5;+3,NUMERIC", "0;1,NUMERIC", ".5;5.;1e3;1E-3;-1e+3,NUMERIC", "1;;2,NUMERIC", ";,NUMERIC",
        "true;false,BOOLEAN", "true;;false,BOOLEAN", "true;0,CATEGORICAL", "True;False,CATEGORICAL",
        "1;x,CATEGORICAL", "a;b,CATEGORICAL"})
    void findsTheTypeOfAColumn(String cells, ColumnType type) {
        var inference = new TypeInference(DecimalMark.POINT);
        List.of(cells.split(";", -1)).forEach(cell -> inference.accept(cell, 2));
        assertThat(inference.type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "0x1p3", "1d", "1f", "1L", " 1", "1 ", "1,5", "1_000",
        "1e999",
        "--1", "1e", ".", "-", "e5", "2020-01-02", "1-2", "1+", "e-1", "1e5-", "\u0661"})
    void takesNothingElseForANumber(String cell) {
        assertThat(Cells.isNumber(cell, DecimalMark.POINT)).isFalse();
    }
}

package io.mlpservice.engine.encoding;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.network.LayerSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TargetCodecTest {
    @ParameterizedTest
    @CsvSource({"7, 7", "1.50, 1.5", "1.0E15, 1e15", "1e3, 1000", "-0, 0", "1.0E17, 1e17"})
    void findsTheClassOfANumber(String label, double value) {
        assertThat(classOf(label, value)).isEqualTo(1);
    }

    /** A numeric column cannot contain codes, so its numbers are other values. */
    @ParameterizedTest
    @CsvSource({"9007199254740993, 9007199254740992", "-9007199254740993, -9007199254740992",
        "123456789012345678901, 123456789012345680000", "01, 1", "-007, -7", "00.5, 0.5"})
    void doesNotMatchANumberWithACode(String code, double value) {
        assertThatExceptionOfType(UnsuitableDataException.class).isThrownBy(() -> classOf(code, value))
                .withMessageContaining("not a class of the model");
    }

    private static int classOf(String label, double value) {
        var schema = new ModelSchema(Task.CLASSIFICATION, Feature.numeric(List.of("x")),
                List.of(new Target("y", List.of("another class", label))));
        var table = new Table(List.of(new Column.Numeric("y", new double[]{value})));
        return new TargetCodec(schema, List.of(), new LayerSpec(1, Elementwise.SIGMOID)).classes(table, new int[]{0},
                0)[0];
    }
}

package io.mlpservice.platform.entity;

import io.mlpservice.platform.problem.DamagedRecordException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CompressedJsonColumnTest {
    private final CompressedJsonColumn<List<Integer>> column = new CompressedJsonColumn<>(new JsonMapper(),
            new TypeReference<>() {
            }) {
    };

    @Test
    void storesAMatrixThatIsMostlyZeroInAFractionOfItsText() {
        var zeros = Collections.nCopies(100_000, 0);
        var stored = column.convertToDatabaseColumn(zeros);
        assertThat(stored).hasSizeLessThan(1_000);
        assertThat(column.convertToEntityAttribute(stored)).isEqualTo(zeros);
    }

    @Test
    void readsWhatEarlierVersionsStored() {
        assertThat(column.convertToEntityAttribute("[1,2]")).containsExactly(1, 2);
        assertThat(column.convertToEntityAttribute(null)).isNull();
        assertThat(column.convertToDatabaseColumn(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip:", "gzip:no Base64", "gzip:bm8gZ3ppcA==", "[1,", ""})
    void takesWhatCannotBeReadForDamaged(String stored) {
        assertThatExceptionOfType(DamagedRecordException.class)
                .isThrownBy(() -> column.convertToEntityAttribute(stored));
    }
}

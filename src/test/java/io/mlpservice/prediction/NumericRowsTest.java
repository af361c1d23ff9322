package io.mlpservice.prediction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class NumericRowsTest {
    private static final List<String> FEATURES = List.of("a", "b");

    private static double[][] rows(String json) {
        var rows = requireNonNull(NumericRows.read(json.getBytes(StandardCharsets.UTF_8), 2));
        return requireNonNull(rows.inOrderOf(FEATURES));
    }

    @Test
    void areReadFromArraysAndFromObjects() {
        assertThat(rows("{\"rows\": [[1, 2.5], [-3e2, 0]]}")).isDeepEqualTo(new double[][]{{1, 2.5}, {-300, 0}});
        assertThat(rows("{\"instances\": [{\"a\": 1, \"b\": 2.5}, {\"a\": -3e2, \"b\": 0}]}"))
                .isDeepEqualTo(new double[][]{{1, 2.5}, {-300, 0}});
    }

    @Test
    void arePutInOrder() {
        assertThat(rows("{\"instances\": [{\"b\": 2, \"a\": 1}]}")).isDeepEqualTo(new double[][]{{1, 2}});
    }

    @Test
    void nameTheirModelBeforeOrBehind() {
        for (var json : List.of("{\"model\": \"m\", \"rows\": [[1]]}", "{\"rows\": [[1]], \"model\": \"m\"}")) {
            assertThat(NumericRows.read(json.getBytes(StandardCharsets.UTF_8), 2)).isNotNull()
                    .extracting(NumericRows::model).isEqualTo("m");
        }
    }

    @Test
    void mayBeStrict() {
        for (var strict : List.of(true, false)) {
            var json = "{\"strict\": %s, \"rows\": [[1]]}".formatted(strict);
            assertThat(NumericRows.read(json.getBytes(StandardCharsets.UTF_8), 2)).isNotNull()
                    .extracting(NumericRows::strict).isEqualTo(strict);
        }
    }

    @Test
    void areReadInAnyEncodingOfJson() {
        assertThat(NumericRows.read("{\"rows\": [[1]]}".getBytes(StandardCharsets.UTF_16BE), 2)).isNotNull();
    }

    /** Some of these are right all the same: the strict reader will say. */
    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "{\"rows\": [[1]", "{\"rows\": [[1]]} 2", "{\"rows\": []}",
        "{\"rows\": null}", "{\"rows\": [null]}", "{\"rows\": [[null]]}", "{\"rows\": [[\"1\"]]}",
        "{\"rows\": [[[1]]]}", "{\"rows\": [{\"a\": 1}]}", "{\"rows\": [[1e999]]}", "{\"rows\": [[NaN]]}",
        "{\"rows\": [[1]], \"rows\": [[1]]}", "{\"rows\": [[1]], \"instances\": []}",
        "{\"instances\": [], \"rows\": [[1]]}", "{\"rows\": [[1]], \"other\": 1}", "{\"model\": 1, \"rows\": [[1]]}",
        "{\"model\": null, \"rows\": [[1]]}", "{\"strict\": 1, \"rows\": [[1]]}", "{\"strict\": null, \"rows\": [[1]]}",
        "{\"strict\": true, \"strict\": true, \"rows\": [[1]]}", "{\"instances\": [[1]]}",
        "{\"instances\": [{\"a\": true}]}",
        "{\"instances\": [{\"a\": 1}, {\"b\": 1}]}", "{\"instances\": [{\"a\": 1}, {}]}",
        "{\"instances\": [{\"a\": 1}, {\"a\": 1, \"b\": 2}]}", "{\"rows\": [[1], [1], [1]]}"})
    void areLeftToTheStrictReaderWhereAnythingIsUnusual(String json) {
        assertThat(NumericRows.read(json.getBytes(StandardCharsets.UTF_8), 2)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rows\": [[1, 2], [1]]}", "{\"rows\": [[1, 2, 3]]}", "{\"instances\": [{}]}",
        "{\"instances\": [{\"a\": 1}]}", "{\"instances\": [{\"a\": 1, \"c\": 1}]}",
        "{\"instances\": [{\"a\": 1, \"a\": 1}]}", "{\"instances\": [{\"a\": 1, \"b\": 1, \"c\": 1}]}",
        "{\"instances\": [{\"a\": 1, \"b\": 1, \"b\": 1}]}"})
    void haveNoOrderWhereTheColumnsAreOthers(String json) {
        var rows = NumericRows.read(json.getBytes(StandardCharsets.UTF_8), 2);
        assertThat(rows).isNotNull().extracting(read -> read.inOrderOf(FEATURES)).isNull();
    }
}

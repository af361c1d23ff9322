package io.mlpservice.platform;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class BodyLimitTest {
    @ParameterizedTest
    @CsvSource({"100KB, 102400 bytes", "2MB, 2 MB", "1536KB, 1572864 bytes"})
    void isToldExactly(String most, String told) {
        var limit = new BodyLimit("mlp.dataset.max-upload-size", DataSize.parse(most));
        assertThat(limit.exceeded()).hasMessageContaining(told);
        assertThat(limit.exceededBy("The decompressed file")).hasMessageContaining("file is larger than " + told);
    }
}

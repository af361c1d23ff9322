package io.mlpservice.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers as the console shows them. */
class NumberFormatTest {
    @TempDir
    private Path folder;

    @Test
    void roundsMeasurementsButNoWholeNumbers() throws Exception {
        assertThat(new Program(folder).with("page/format").script("""
                import { figure } from './format.mjs';
                const values = [12346, 123457, -5000, 0, 12345.6, -0.123456, 0.0000123, 1234567, null];
                console.log(values.map((value) => figure(value)).join(' '));
                """)).isEqualToIgnoringNewLines("12,346 123,457 −5000 0 12,350 −0.1235 1.23e−5 1.23e6 –");
    }
}

package io.mlpservice.engine.training;

import io.mlpservice.engine.matrix.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The same plan and samples give the same bits, no matter how the JVM runs the code and on how many threads. */
class ReproducibilityTest {
    private static final String THREADS = "-Dmlp.engine.threads=";
    private static final int UNTIL_WARM = 5;

    private static List<String> expected = List.of();

    @BeforeAll
    static void trainHere() {
        expected = Stream.of(Precision.values()).map(precision -> Fingerprint.of(precision, 1)).toList();
    }

    @Test
    void whenInterpreted() {
        assertThat(fingerprints(1, "-Xint")).isEqualTo(expected);
    }

    @Test
    void whenCompiledByC1() {
        assertThat(fingerprints(1, "-XX:TieredStopAtLevel=1")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void onAnyNumberOfThreadsFreshAndWarm(int threads) {
        assertThat(fingerprints(UNTIL_WARM, THREADS + threads))
                .isEqualTo(Collections.nCopies(UNTIL_WARM, expected).stream().flatMap(List::stream).toList());
    }

    @ParameterizedTest
    @EnumSource
    void butNotForAnotherSeed(Precision precision) {
        assertThat(Fingerprint.of(precision, 2)).isNotIn(expected);
    }

    /** The output of a separate JVM with the settings of this one and another option. */
    private static List<String> fingerprints(int rounds, String option) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(settingsOfTheEngine());
        Collections.addAll(command, option, "-cp", System.getProperty("java.class.path"), Fingerprint.class.getName(),
                String.valueOf(rounds));
        try {
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (var lines = process.inputReader()) {
                return lines.lines().toList();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> settingsOfTheEngine() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-modules")
                        || argument.startsWith("--enable-native-access"))
                .toList();
    }
}

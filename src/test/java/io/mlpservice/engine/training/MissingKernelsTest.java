package io.mlpservice.engine.training;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The engine trains wherever Java runs and says what would make it faster. */
class MissingKernelsTest {
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";
    private static final String NATIVES = "--enable-native-access=ALL-UNNAMED";
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @Test
    void withoutTheVectorModule() {
        assertThat(train(CLASS_PATH, NATIVES)).satisfiesExactly(trained -> assertThat(trained).startsWith("loss "),
                kernels -> assertThat(kernels).endsWith("+plain"),
                advice -> assertThat(advice).contains("Vector API is missing").contains(VECTORS));
    }

    @Test
    void withoutOpenBlas() {
        var without = Stream.of(CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("openblas"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(train(without, VECTORS, NATIVES)).satisfiesExactly(
                trained -> assertThat(trained).startsWith("loss "),
                kernels -> assertThat(kernels).startsWith("plain+vector"),
                advice -> assertThat(advice).contains("OpenBLAS could not be loaded").contains("build the service"));
    }

    @Test
    void withoutTemporaryFiles() {
        assertThat(train(CLASS_PATH, VECTORS, NATIVES, "-Djava.io.tmpdir=" + Path.of("no", "such", "folder")))
                .satisfiesExactly(trained -> assertThat(trained).startsWith("loss "),
                        kernels -> assertThat(kernels).startsWith("plain+vector"),
                        advice -> assertThat(advice).contains("temporary files"));
    }

    @Test
    void withoutAdviceIfPlainJavaIsRequested() {
        assertThat(train(CLASS_PATH, VECTORS, NATIVES, "-Dmlp.engine.kernels=plain")).hasSize(2)
                .last().isEqualTo("plain+plain");
    }

    /** The output of {@link TrainSmallNetwork} in a separate JVM. */
    private static List<String> train(String classPath, String... options) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        Collections.addAll(command, options);
        Collections.addAll(command, "-cp", classPath, TrainSmallNetwork.class.getName());
        try {
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (var lines = process.inputReader()) {
                return lines.lines().toList();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

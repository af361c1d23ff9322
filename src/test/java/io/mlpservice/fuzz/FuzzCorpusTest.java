package io.mlpservice.fuzz;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gives the targets of the fuzzer, in a folder for each class, the inputs from which it starts. Those that it found
 * something by are among them.
 */
class FuzzCorpusTest {
    private static final Path CORPORA = Path.of("src/test/resources/fuzz");

    @TestFactory
    Stream<DynamicContainer> keepTheirPromiseForEachInput() {
        return children(CORPORA).stream().map(corpus -> {
            var target = corpus.getFileName().toString();
            return DynamicContainer.dynamicContainer(target, tests(handle(target), children(corpus)));
        });
    }

    private static Stream<DynamicTest> tests(MethodHandle target, List<Path> inputs) {
        return inputs.stream().map(input -> DynamicTest.dynamicTest(input.getFileName().toString(),
                () -> target.invoke(Files.readAllBytes(input))));
    }

    private static MethodHandle handle(String target) {
        try {
            return MethodHandles.publicLookup().findStatic(Class.forName(target), "fuzzerTestOneInput",
                    MethodType.methodType(void.class, byte[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(target, e);
        }
    }

    private static List<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            var sorted = children.sorted().toList();
            assertThat(sorted).as("inputs in %s", folder).isNotEmpty();
            return sorted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

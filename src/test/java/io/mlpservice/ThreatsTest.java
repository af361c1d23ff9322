package io.mlpservice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The written threat model names tests that exist. */
class ThreatsTest {
    private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+Test)`");

    private static Stream<String> threats() throws IOException {
        return Arrays.stream(Files.readString(Path.of("src/docs/threats.md")).split("\n## ")).skip(1);
    }

    private static Set<String> tests() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length())).collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @MethodSource("threats")
    void eachThreatIsHeldByTests(String threat) throws IOException {
        var named = TEST.matcher(threat).results().map(found -> found.group(1)).toList();
        assertThat(named).isNotEmpty().isSubsetOf(tests());
    }

    @Test
    void threatsAreNumberedWithoutGaps() throws IOException {
        var numbers = threats().map(threat -> threat.split(" ", 2)[0]).filter(word -> word.matches("T[0-9]+")).toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 13).mapToObj(number -> "T" + number).toList());
    }
}

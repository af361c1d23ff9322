package io.mlpservice.engine.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Derives the double-precision twin of a file in single precision. It needs nothing but the JDK, so that it runs even
 * while a twin does not compile: {@code java src/test/java/io/mlpservice/engine/matrix/PrecisionTwins.java}.
 */
final class PrecisionTwins {
    static final List<String> NAMES = List.of("Kernels", "Matrix", "Tiles", "Vectors");
    private static final Path FOLDER = Path.of("src/main/java/io/mlpservice/engine/matrix");

    /** The rules, applied in this order. */
    private static final List<Rule> RULES = List.of(
            // A double needs no rounding.
            new Rule("\\(float\\) ", ""),
            // Float32Matrix, FLOAT32, multiply32
            new Rule("(?<=[A-Za-z])32", "64"),
            new Rule("Float(?!64)", "Double"),
            new Rule("float", "double"),
            new Rule("single precision", "double precision"),
            // The integer with as many bits: doubleToRawLongBits, reinterpretAsLongs
            new Rule("Int(?=Bits)", "Long"),
            new Rule("int(?=Bits)", "long"),
            new Rule("AsInts", "AsLongs"));

    private PrecisionTwins() {}

    /** Writes all twins. */
    static void main() throws IOException {
        for (var name : NAMES) {
            Files.writeString(twin(name), derive(name));
        }
    }

    /** The path of a twin, such as {@code Float64Kernels.java} for the name {@code Kernels}. */
    static Path twin(String name) {
        return FOLDER.resolve("Float64" + name + ".java");
    }

    /** The text that a twin must have. */
    static String derive(String name) throws IOException {
        var source = "Float32" + name;
        var text = Files.readString(FOLDER.resolve(source + ".java"));
        for (var rule : RULES) {
            text = rule.pattern().matcher(text).replaceAll(rule.replacement());
        }
        return """
                // Derived from %s by PrecisionTwins. Edit that file, then refresh this one with
                // mvn -q test -Dtest=PrecisionTwinsTest -Dtwins.refresh=true
                """.formatted(source) + text;
    }

    private record Rule(Pattern pattern, String replacement) {
        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }
}

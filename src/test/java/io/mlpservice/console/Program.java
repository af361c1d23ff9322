package io.mlpservice.console;

import io.mlpservice.GenerousWaits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Runs programs of other languages, the console's own functions among them, in a folder. */
record Program(Path folder) {
    private static final Path PAGE = Path.of("src/main/resources/console");

    /** Skips a test, with a word, where a program is missing. */
    static void need(String name) {
        assumeTrue(name.startsWith("/") || Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, name))), name + " is not installed");
    }

    /** Copies a part of the console that needs no page, for scripts to import as {@code ./name.mjs}. */
    Program with(String module) throws IOException {
        var file = PAGE.resolve(module + ".js");
        Files.copy(file, folder.resolve(file.getFileName().toString().replace(".js", ".mjs")));
        return this;
    }

    /** Runs a script of Node.js and returns what it prints. */
    String script(String text, String... arguments) throws IOException, InterruptedException {
        need("node");
        Files.writeString(folder.resolve("script.mjs"), text);
        return run(Stream.concat(Stream.of("node", "script.mjs"), Stream.of(arguments)).toList());
    }

    /** Runs a command, which must succeed, and returns what it prints. */
    String run(List<String> command) throws IOException, InterruptedException {
        var output = folder.resolve("output.txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("MLP_KEY", "mlp_unused");
        var process = builder.start();
        try {
            assertThat(process.waitFor(GenerousWaits.SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        var text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}

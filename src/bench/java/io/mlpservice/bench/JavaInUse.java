package io.mlpservice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the Java home and the class path of the build for {@code run.sh}, one line each, to the file given as
 * argument.
 */
final class JavaInUse {
    private JavaInUse() {}

    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]),
                List.of(System.getProperty("java.home"), System.getProperty("java.class.path")));
    }
}

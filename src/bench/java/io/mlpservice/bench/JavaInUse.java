package io.mlpservice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells {@code run.sh} where the build's Java is, and the class path: one line each in the file that is its argument. */
final class JavaInUse {
    private JavaInUse() {}

    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]),
                List.of(System.getProperty("java.home"), System.getProperty("java.class.path")));
    }
}

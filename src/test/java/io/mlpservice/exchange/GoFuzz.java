package io.mlpservice.exchange;

import io.mlpservice.exchange.go.GoActivation;
import io.mlpservice.exchange.go.GoOptions;
import io.mlpservice.exchange.go.GoScaling;

import java.util.Arrays;
import java.util.List;

/** Any two files of a Go program, with a NUL between them, are a model or are refused. */
public final class GoFuzz {
    private static final GoOptions OPTIONS = new GoOptions(GoActivation.SIGMOID, GoScaling.MIN_MAX_0_1, List.of(),
            List.of());

    private GoFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        var length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        ReadModels.readAndWritten(new ImportSource.Go(new ImportedFile(Arrays.copyOf(bytes, length), ""),
                new ImportedFile(Arrays.copyOfRange(bytes, Math.min(length + 1, bytes.length), bytes.length), ""),
                OPTIONS));
    }
}

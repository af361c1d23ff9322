package io.mlpservice.exchange;

import java.util.List;

/** Any ONNX file is a model or is refused. */
public final class OnnxFuzz {
    private OnnxFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        ReadModels.readAndWritten(new ImportSource.Onnx(new ImportedFile(bytes, ""), List.of(), List.of()));
    }
}

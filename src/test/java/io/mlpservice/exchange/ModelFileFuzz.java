package io.mlpservice.exchange;

import io.mlpservice.engine.format.Envelope;

import java.util.Arrays;

/** Any content of a model file is a model or is refused. The first byte chooses the version; all checksums are right. */
public final class ModelFileFuzz {
    private static final Envelope FILE = new Envelope("model file", 0x4D4C5046, 1, 1);
    private static final int MODEL = 0x4D4C504D;

    private ModelFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        var version = bytes[0] % 2 == 0 ? 4 : 3;
        var model = new Envelope("model", MODEL, version, version)
                .seal(out -> out.write(Arrays.copyOfRange(bytes, 1, bytes.length)));
        var file = FILE.seal(out -> {
            out.writeInt(0);
            out.write(model);
        });
        ReadModels.readAndWritten(new ImportSource.Complete(ImportFormat.MLP, new ImportedFile(file, "")));
    }
}

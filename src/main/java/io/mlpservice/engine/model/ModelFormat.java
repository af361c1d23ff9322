package io.mlpservice.engine.model;

import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.engine.data.ThousandsMark;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.format.Envelope;
import io.mlpservice.engine.scaling.ColumnScale;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The binary format of a model. Enums are written by name, so their order may change. Every released format stays
 * readable: a change to the format raises the version, keeps reading the old ones, and adds a stored model to
 * {@code ModelFormatTest}. A new constant of a written enum is such a change.
 */
final class ModelFormat {
    private static final int NUMBERS_ONLY = 3;
    private static final int PLAIN_NUMBERS = 4;
    private static final int WITHOUT_SIGNS = 6;
    private static final int WITHOUT_SIGNS_OF_FEATURES = 7;
    private static final Envelope ENVELOPE = new Envelope("model", 0x4D4C504D, NUMBERS_ONLY, 8);

    private ModelFormat() {}

    static byte[] write(TrainedModel model) {
        return ENVELOPE.seal(out -> {
            out.writeUTF(model.schema().task().name());
            FeatureFormat.write(out, model.features());
            Binary.writeList(out, model.schema().targets(), ModelFormat::writeTarget);
            Binary.writeList(out, model.schema().gapWords().all(), Binary::writeText);
            writeMarks(out, model.schema().numberMarks());
            Binary.writeList(out, model.targetScales(), ScaleFormat::write);
            NetworkFormat.writeSpec(out, model.network());
            NetworkFormat.writeState(out, model.state());
            NetworkFormat.writeObjective(out, model.objective());
        });
    }

    static TrainedModel read(byte[] bytes) {
        return ENVELOPE.open(bytes, (in, version) -> version == NUMBERS_ONLY ? readNumbersOnly(in) : read(in, version));
    }

    private static TrainedModel read(DataInputStream in, int version) throws IOException {
        var task = Task.valueOf(in.readUTF());
        var features = FeatureFormat.read(in, version > WITHOUT_SIGNS_OF_FEATURES);
        var schema = new ModelSchema(task, features.features(), Binary.readList(in, ModelFormat::readTarget),
                new GapWords(Binary.readList(in, Binary::readText)),
                version == PLAIN_NUMBERS ? NumberMarks.PLAIN : readMarks(in, version));
        return new TrainedModel(schema, features, Binary.readList(in, ScaleFormat::readInvertible),
                NetworkFormat.readSpec(in), NetworkFormat.readState(in), NetworkFormat.readObjective(in));
    }

    /** Format 3 had numeric features without gaps alone, and linear scales. */
    private static TrainedModel readNumbersOnly(DataInputStream in) throws IOException {
        var task = Task.valueOf(in.readUTF());
        var names = Binary.readList(in, Binary::readText);
        var targets = Binary.readList(in, ModelFormat::readTarget);
        var features = FeatureFormat.readNumbersOnly(in, names);
        var targetScales = Binary.<ColumnScale.Invertible>readList(in, ScaleFormat::readLinear);
        return new TrainedModel(new ModelSchema(task, features.features(), targets), features, targetScales,
                NetworkFormat.readSpec(in), NetworkFormat.readState(in), NetworkFormat.readObjective(in));
    }

    private static void writeMarks(DataOutputStream out, NumberMarks marks) throws IOException {
        out.writeChar(marks.decimal());
        out.writeUTF(marks.thousands().name());
        out.writeUTF(marks.signs().characters());
    }

    private static NumberMarks readMarks(DataInputStream in, int version) throws IOException {
        return new NumberMarks(in.readChar(), ThousandsMark.valueOf(in.readUTF()),
                version <= WITHOUT_SIGNS ? NumberSigns.NONE : new NumberSigns(in.readUTF()));
    }

    private static void writeTarget(DataOutputStream out, Target target) throws IOException {
        Binary.writeText(out, target.name());
        Binary.writeList(out, target.labels(), Binary::writeText);
    }

    private static Target readTarget(DataInputStream in) throws IOException {
        return new Target(Binary.readText(in), Binary.readList(in, Binary::readText));
    }
}

package io.mlpservice.engine.model;

import io.mlpservice.engine.encoding.ColumnScale;
import io.mlpservice.engine.encoding.FeatureCodec;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Polynomial;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.format.Envelope;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The binary format of a model. Enums are written by name, so their order may change. Every released format stays
 * readable: a change to the format raises the version, keeps reading the old ones, and adds a stored model to
 * {@code ModelFormatTest}. A new constant of a written enum is such a change.
 */
final class ModelFormat {
    private static final Envelope ENVELOPE = new Envelope("model", 0x4D4C504D, 3, 3);

    private ModelFormat() {}

    static byte[] write(TrainedModel model) {
        return ENVELOPE.seal(out -> {
            writeSchema(out, model.schema());
            writeFeatures(out, model.features());
            Binary.writeList(out, model.targetScales(), ModelFormat::writeScale);
            NetworkFormat.writeSpec(out, model.network());
            NetworkFormat.writeState(out, model.state());
            NetworkFormat.writeObjective(out, model.objective());
        });
    }

    static TrainedModel read(byte[] bytes) {
        return ENVELOPE.open(bytes, (in, _) -> {
            var schema = readSchema(in);
            var features = readFeatures(in, schema);
            var targetScales = Binary.readList(in, ModelFormat::readScale);
            return new TrainedModel(schema, features, targetScales, NetworkFormat.readSpec(in),
                    NetworkFormat.readState(in), NetworkFormat.readObjective(in));
        });
    }

    private static void writeSchema(DataOutputStream out, ModelSchema schema) throws IOException {
        out.writeUTF(schema.task().name());
        Binary.writeList(out, schema.features(), Binary::writeText);
        Binary.writeList(out, schema.targets(), ModelFormat::writeTarget);
    }

    private static ModelSchema readSchema(DataInputStream in) throws IOException {
        return new ModelSchema(Task.valueOf(in.readUTF()), Binary.readList(in, Binary::readText),
                Binary.readList(in, ModelFormat::readTarget));
    }

    private static void writeFeatures(DataOutputStream out, FeatureCodec features) throws IOException {
        out.writeInt(features.polynomial().degree());
        out.writeBoolean(features.polynomial().interactions());
        Binary.writeList(out, features.scales(), ModelFormat::writeScale);
    }

    private static FeatureCodec readFeatures(DataInputStream in, ModelSchema schema) throws IOException {
        return new FeatureCodec(schema.features(), new Polynomial(in.readInt(), in.readBoolean()),
                Binary.readList(in, ModelFormat::readScale));
    }

    private static void writeTarget(DataOutputStream out, Target target) throws IOException {
        Binary.writeText(out, target.name());
        Binary.writeList(out, target.labels(), Binary::writeText);
    }

    private static Target readTarget(DataInputStream in) throws IOException {
        return new Target(Binary.readText(in), Binary.readList(in, Binary::readText));
    }

    private static void writeScale(DataOutputStream out, ColumnScale scale) throws IOException {
        out.writeDouble(scale.center());
        out.writeDouble(scale.width());
        out.writeDouble(scale.base());
    }

    private static ColumnScale readScale(DataInputStream in) throws IOException {
        return new ColumnScale(in.readDouble(), in.readDouble(), in.readDouble());
    }
}

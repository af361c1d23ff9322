package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.ColumnScale;
import io.mlpservice.engine.data.Polynomial;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A model as bytes: four letters, the version of the format, the model, and a CRC-32C of everything before it. Numbers
 * are big-endian; enums are written by name, so that their order may change.
 */
final class ModelFormat {
    private static final int MAGIC = 0x4D4C504D;
    private static final int VERSION = 3;
    /** It knew no polynomials. */
    private static final int OLDEST_VERSION = 2;

    private ModelFormat() {}

    static byte[] write(TrainedModel model) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            writeSchema(out, model.schema());
            writeFeatures(out, model.features());
            Binary.writeList(out, model.targetScales(), ModelFormat::writeScale);
            NetworkFormat.writeSpec(out, model.network());
            NetworkFormat.writeState(out, model.state());
            NetworkFormat.writeObjective(out, model.objective());
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static TrainedModel read(byte[] bytes) {
        var content = bytes.length - Integer.BYTES;
        if (content < 2 * Integer.BYTES || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
            throw new IllegalArgumentException("these bytes are no model");
        }
        if (ByteBuffer.wrap(bytes).getInt(content) != checksum(bytes, content)) {
            throw new IllegalArgumentException("the model is damaged: its checksum does not fit");
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes, Integer.BYTES, content))) {
            var version = in.readInt();
            if (version < OLDEST_VERSION || version > VERSION) {
                throw new IllegalArgumentException("the model is of format %d, this version reads formats %d to %d"
                        .formatted(version, OLDEST_VERSION, VERSION));
            }
            var schema = readSchema(in);
            var features = readFeatures(in, schema, version);
            var targetScales = Binary.readList(in, ModelFormat::readScale);
            return new TrainedModel(schema, features, targetScales, NetworkFormat.readSpec(in),
                    NetworkFormat.readState(in), NetworkFormat.readObjective(in));
        } catch (IOException cutShort) {
            throw new IllegalArgumentException("the model is incomplete", cutShort);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
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

    private static FeatureCodec readFeatures(DataInputStream in, ModelSchema schema, int version) throws IOException {
        var polynomial = version == OLDEST_VERSION
                ? Polynomial.NONE
                : new Polynomial(in.readInt(), in.readBoolean());
        return new FeatureCodec(schema.features(), polynomial, Binary.readList(in, ModelFormat::readScale));
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

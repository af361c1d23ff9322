package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.ColumnScale;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A model as bytes: four letters, the version of the format, the model, and a CRC-32C of everything before it. Numbers
 * are big-endian; enums are written by name, so that their order may change.
 */
final class ModelFormat {
    private static final int MAGIC = 0x4D4C504D;
    private static final int VERSION = 1;

    private ModelFormat() {}

    static byte[] write(TrainedModel model) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            writeSchema(out, model.schema());
            writeList(out, model.featureScales(), ModelFormat::writeScale);
            writeList(out, model.targetScales(), ModelFormat::writeScale);
            out.writeInt(model.network().inputs());
            writeList(out, model.network().layers(), ModelFormat::writeLayer);
            writeParameters(out, model.parameterRow());
            out.writeUTF(model.loss().name());
            out.writeUTF(model.reduction().name());
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
            if (version != VERSION) {
                throw new IllegalArgumentException(
                        "the model is of format %d, this version reads format %d".formatted(version, VERSION));
            }
            var schema = readSchema(in);
            var featureScales = readList(in, ModelFormat::readScale);
            var targetScales = readList(in, ModelFormat::readScale);
            var network = new NetworkSpec(in.readInt(), readList(in, ModelFormat::readLayer));
            var parameters = readParameters(in);
            return new TrainedModel(schema, featureScales, targetScales, network, parameters,
                    Loss.valueOf(in.readUTF()), LossReduction.valueOf(in.readUTF()));
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
        writeList(out, schema.features(), ModelFormat::writeText);
        writeList(out, schema.targets(), ModelFormat::writeTarget);
    }

    private static ModelSchema readSchema(DataInputStream in) throws IOException {
        return new ModelSchema(Task.valueOf(in.readUTF()), readList(in, ModelFormat::readText),
                readList(in, ModelFormat::readTarget));
    }

    private static void writeTarget(DataOutputStream out, Target target) throws IOException {
        writeText(out, target.name());
        writeList(out, target.labels(), ModelFormat::writeText);
    }

    private static Target readTarget(DataInputStream in) throws IOException {
        return new Target(readText(in), readList(in, ModelFormat::readText));
    }

    private static void writeScale(DataOutputStream out, ColumnScale scale) throws IOException {
        out.writeDouble(scale.center());
        out.writeDouble(scale.width());
        out.writeDouble(scale.base());
    }

    private static ColumnScale readScale(DataInputStream in) throws IOException {
        return new ColumnScale(in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static void writeLayer(DataOutputStream out, LayerSpec layer) throws IOException {
        out.writeInt(layer.units());
        out.writeUTF(layer.activation().name());
        out.writeDouble(layer.learningRateMultiplier());
    }

    private static LayerSpec readLayer(DataInputStream in) throws IOException {
        return new LayerSpec(in.readInt(), Activation.valueOf(in.readUTF()), in.readDouble());
    }

    private static void writeParameters(DataOutputStream out, Matrix parameters) throws IOException {
        out.writeUTF(parameters.precision().name());
        out.writeInt(parameters.size());
        for (var index = 0; index < parameters.size(); index++) {
            switch (parameters.precision()) {
                case FLOAT32 -> out.writeFloat((float) parameters.get(index));
                case FLOAT64 -> out.writeDouble(parameters.get(index));
            }
        }
    }

    private static Matrix readParameters(DataInputStream in) throws IOException {
        var precision = Precision.valueOf(in.readUTF());
        var parameters = Matrix.zeros(precision, 1, in.readInt());
        for (var index = 0; index < parameters.size(); index++) {
            parameters.set(index, switch (precision) {
                case FLOAT32 -> in.readFloat();
                case FLOAT64 -> in.readDouble();
            });
        }
        return parameters;
    }

    /** Unlike {@link DataOutputStream#writeUTF} this has no limit of 64 KiB. */
    private static void writeText(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    private static String readText(DataInputStream in) throws IOException {
        var text = new char[in.readInt()];
        for (var index = 0; index < text.length; index++) {
            text[index] = in.readChar();
        }
        return new String(text);
    }

    private interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> void writeList(DataOutputStream out, List<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (var value : values) {
            writer.write(out, value);
        }
    }

    private static <T> List<T> readList(DataInputStream in, Reader<T> reader) throws IOException {
        var size = in.readInt();
        var values = new ArrayList<T>();
        for (var index = 0; index < size; index++) {
            values.add(reader.read(in));
        }
        return values;
    }
}

package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts that bytes of a model are made of. */
final class Binary {
    private Binary() {}

    interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    static <T> void writeList(DataOutputStream out, List<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (var value : values) {
            writer.write(out, value);
        }
    }

    static <T> List<T> readList(DataInputStream in, Reader<T> reader) throws IOException {
        var size = in.readInt();
        var values = new ArrayList<T>();
        for (var index = 0; index < size; index++) {
            values.add(reader.read(in));
        }
        return values;
    }

    /** Unlike {@link DataOutputStream#writeUTF} this has no limit of 64 KiB. */
    static void writeText(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    static String readText(DataInputStream in) throws IOException {
        var text = new char[in.readInt()];
        for (var index = 0; index < text.length; index++) {
            text[index] = in.readChar();
        }
        return new String(text);
    }

    static void writeNumbers(DataOutputStream out, Map<Hyperparameter, Double> numbers) throws IOException {
        out.writeInt(numbers.size());
        for (var number : new TreeMap<>(numbers).entrySet()) {
            out.writeUTF(number.getKey().name());
            out.writeDouble(number.getValue());
        }
    }

    static Map<Hyperparameter, Double> readNumbers(DataInputStream in) throws IOException {
        var size = in.readInt();
        var numbers = new EnumMap<Hyperparameter, Double>(Hyperparameter.class);
        for (var index = 0; index < size; index++) {
            numbers.put(Hyperparameter.valueOf(in.readUTF()), in.readDouble());
        }
        return numbers;
    }

    static void writeRow(DataOutputStream out, Matrix row) throws IOException {
        out.writeUTF(row.precision().name());
        out.writeInt(row.size());
        for (var index = 0; index < row.size(); index++) {
            switch (row.precision()) {
                case FLOAT32 -> out.writeFloat((float) row.get(index));
                case FLOAT64 -> out.writeDouble(row.get(index));
            }
        }
    }

    static Matrix readRow(DataInputStream in) throws IOException {
        var precision = Precision.valueOf(in.readUTF());
        var row = Matrix.zeros(precision, 1, in.readInt());
        for (var index = 0; index < row.size(); index++) {
            row.set(index, switch (precision) {
                case FLOAT32 -> in.readFloat();
                case FLOAT64 -> in.readDouble();
            });
        }
        return row;
    }
}

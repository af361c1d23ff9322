package io.mlpservice.engine.model;

import io.mlpservice.engine.format.Counts;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The building blocks of the binary model format. */
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
        var size = Counts.read(in, 1);
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
        var text = new char[Counts.read(in, Character.BYTES)];
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
        var size = Counts.read(in, 1);
        var numbers = new EnumMap<Hyperparameter, Double>(Hyperparameter.class);
        for (var index = 0; index < size; index++) {
            numbers.put(Hyperparameter.valueOf(in.readUTF()), in.readDouble());
        }
        return numbers;
    }
}

package io.mlpservice.bench;

import io.mlpservice.engine.network.Initialization;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A workload as written by {@code workloads.py}: {@code W1.properties} with {@code W1.x.f32} and {@code W1.y.f32},
 * which contain little-endian floats row by row.
 *
 * @param inputs the number of columns of numbers
 * @param categorical the number of categorical columns after them
 * @param categories how many categories each of them has, counted from 0
 * @param outputs the number of classes, or 1 for regression
 * @param isClassification whether the targets are class numbers, counted from 0
 * @param initialization the initialization for our engine
 */
record Workload(Path file, int rows, int inputs, int categorical, int categories, int outputs,
        boolean isClassification, List<Integer> hidden, int batch, int epochs, double rate,
        Initialization initialization) {
    /** Receives rows one by one. */
    @FunctionalInterface
    interface RowReader {
        /** Receives a row. Its array is reused for the next one. */
        void accept(int row, double[] values);
    }

    static Workload read(Path file) throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        var hidden = Stream.of(settings.getProperty("hidden").split(",")).map(Integer::valueOf).toList();
        return new Workload(file, number(settings, "rows"), number(settings, "inputs"),
                number(settings, "categorical"), number(settings, "categories"), number(settings, "outputs"),
                "classification".equals(settings.getProperty("task")), hidden, number(settings, "batch"),
                number(settings, "epochs"), Double.parseDouble(settings.getProperty("rate")), initialization(settings));
    }

    private static Initialization initialization(Properties settings) {
        var limit = settings.getProperty("initial_limit");
        return limit == null ? new Initialization.Auto() : new Initialization.Uniform(Double.parseDouble(limit));
    }

    private static int number(Properties settings, String name) {
        return Integer.parseInt(settings.getProperty(name));
    }

    /** The number of inputs of a network. */
    int allInputs() {
        return inputs + categorical * categories;
    }

    void readInputs(RowReader reader) {
        read(".x.f32", inputs + categorical, reader);
    }

    /** Reads the targets, one number per row. */
    void readTargets(RowReader reader) {
        read(".y.f32", 1, reader);
    }

    double[] targets() {
        var targets = new double[rows];
        readTargets((row, values) -> targets[row] = values[0]);
        return targets;
    }

    private void read(String ending, int columns, RowReader reader) {
        var path = Path.of(file.toString().replace(".properties", ending));
        var bytes = new byte[columns * Float.BYTES];
        var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        var values = new double[columns];
        try (var stream = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
            for (var row = 0; row < rows; row++) {
                stream.readFully(bytes);
                for (var column = 0; column < columns; column++) {
                    values[column] = floats.get(column);
                }
                reader.accept(row, values);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

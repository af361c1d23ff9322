package io.mlpservice.exchange.safetensors;

import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tensors and the metadata of a file. Tensors are taken out one by one, so that what is left over shows. */
final class TensorTable {
    private static final int MOST_TENSORS = 10_000;
    private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");

    /** A tensor's place among the numbers of the file. */
    private record Entry(NumberType type, List<Long> shape, long from, long to) {}

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final ByteBuffer numbers;

    /**
     * Reads the header of a file.
     *
     * @throws IllegalArgumentException with a sentence, if it is not such a file, or its parts do not fit together
     */
    TensorTable(byte[] file, StrictJson json) {
        var length = file.length < Long.BYTES ? -1 : littleEndian(file).getLong();
        if (length < 2 || length > file.length - Long.BYTES || file[Long.BYTES] != '{') {
            throw new IllegalArgumentException("This is not a safetensors file, or it is cut short.");
        }
        this.numbers = littleEndian(file).position(Long.BYTES + (int) length).slice().order(ByteOrder.LITTLE_ENDIAN);
        json.tree(Arrays.copyOfRange(file, Long.BYTES, Long.BYTES + (int) length), (int) length)
                .forEachEntry(this::add);
        checkPlaces();
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void add(String name, JsonNode entry) {
        if (name.equals(SafetensorsFile.METADATA)) {
            entry.forEachEntry((key, value) -> metadata.put(key, text(value, key)));
        } else if (entries.size() == MOST_TENSORS) {
            throw new IllegalArgumentException("The file has more than %,d tensors.".formatted(MOST_TENSORS));
        } else {
            entries.put(name, entry(Messages.shortened(name), entry));
        }
    }

    private static String text(JsonNode value, String key) {
        if (value.isString()) {
            return value.stringValue();
        }
        throw new IllegalArgumentException("The metadata '%s' is not text.".formatted(Messages.shortened(key)));
    }

    private static Entry entry(String name, JsonNode entry) {
        var offsets = entry.path("data_offsets").valueStream().toList();
        var shape = entry.path("shape").valueStream().toList();
        if (!entry.isObject() || !FIELDS.containsAll(entry.propertyNames()) || offsets.size() != 2
                || !offsets.stream().allMatch(TensorTable::isCount) || !shape.stream().allMatch(TensorTable::isCount)) {
            throw new IllegalArgumentException(
                    "The tensor '%s' needs a dtype, a shape and two data_offsets.".formatted(name));
        }
        return new Entry(type(name, entry.path("dtype")), shape.stream().map(JsonNode::longValue).toList(),
                offsets.getFirst().longValue(), offsets.getLast().longValue());
    }

    private static boolean isCount(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    }

    private static NumberType type(String name, JsonNode type) {
        return Arrays.stream(NumberType.values()).filter(known -> known.name().equals(type.asString("")))
                .findFirst().orElseThrow(() -> new IllegalArgumentException(
                        "The tensor '%s' has the type '%s'; F32 and F64 are read.".formatted(name,
                                Messages.shortened(type.asString("")))));
    }

    /** The tensors follow each other without holes, and fill the file. */
    private void checkPlaces() {
        var sorted = new ArrayList<>(entries.entrySet());
        sorted.sort(Comparator.comparingLong(entry -> entry.getValue().from()));
        var end = 0L;
        for (var entry : sorted) {
            var tensor = entry.getValue();
            var bytes = tensor.shape.stream().reduce((long) tensor.type.precision().bytes(), TensorTable::product);
            if (tensor.from != end || tensor.to - tensor.from != bytes || tensor.to > numbers.capacity()) {
                throw new IllegalArgumentException(
                        "The shape of the tensor '%s' does not fit its place in the file, or the file is cut short."
                                .formatted(Messages.shortened(entry.getKey())));
            }
            end = tensor.to;
        }
        if (end != numbers.capacity()) {
            throw new IllegalArgumentException("The file is cut short, or goes on after its tensors.");
        }
    }

    /** At most the largest number, so that nothing overflows. */
    private static long product(long a, long b) {
        return a != 0 && b > Long.MAX_VALUE / a ? Long.MAX_VALUE : a * b;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    /** The precision of all tensors. */
    Precision precision() {
        var types = entries.values().stream().map(Entry::type).distinct().toList();
        if (types.size() == 1) {
            return types.getFirst().precision();
        }
        throw new IllegalArgumentException("All tensors need the same type, F32 or F64.");
    }

    /** Takes out a matrix of a known shape. */
    double[][] matrix(String name, int rows, int columns) {
        var row = numbers(name, List.of((long) rows, (long) columns));
        var matrix = new double[rows][];
        for (var index = 0; index < rows; index++) {
            matrix[index] = Arrays.copyOfRange(row, index * columns, (index + 1) * columns);
        }
        return matrix;
    }

    /** Takes out a vector of a known length. */
    double[] vector(String name, int length) {
        return numbers(name, List.of((long) length));
    }

    private double[] numbers(String name, List<Long> shape) {
        @Nullable
        Entry entry = entries.remove(name);
        if (entry == null || !entry.shape.equals(shape)) {
            throw new IllegalArgumentException("The model needs a tensor '%s' of shape %s; %s.".formatted(name, shape,
                    entry == null ? "there is none" : "it has shape " + entry.shape));
        }
        var numbersOfEntry = new double[(int) ((entry.to - entry.from) / entry.type.precision().bytes())];
        for (var index = 0; index < numbersOfEntry.length; index++) {
            numbersOfEntry[index] = switch (entry.type) {
                case F32 -> numbers.getFloat((int) entry.from + index * Float.BYTES);
                case F64 -> numbers.getDouble((int) entry.from + index * Double.BYTES);
            };
        }
        return numbersOfEntry;
    }

    /** Refuses tensors that were not taken out. */
    void refuseOthers() {
        if (!entries.isEmpty()) {
            throw new IllegalArgumentException("The model has no use for the tensor '%s'."
                    .formatted(Messages.shortened(entries.keySet().iterator().next())));
        }
    }
}

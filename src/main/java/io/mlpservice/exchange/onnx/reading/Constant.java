package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.mlpservice.platform.problem.Messages;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A tensor that the file holds. Its numbers are read where they are, not copied. */
final class Constant implements Value {
    private final TensorProto proto;
    private final TensorProto.DataType type;
    private final List<Long> shape;
    private final ByteBuffer raw;
    private final int size;

    /**
     * Checks a tensor.
     *
     * @throws IllegalArgumentException with a sentence, if its numbers are elsewhere or do not fit its shape
     */
    Constant(TensorProto proto) {
        this.proto = proto;
        var name = Messages.shortened(proto.getName());
        if (proto.getDataLocation() != TensorProto.DataLocation.DEFAULT || proto.getExternalDataCount() > 0) {
            throw new IllegalArgumentException(
                    "The tensor '%s' is in another file. Save the model as one file.".formatted(name));
        }
        this.type = Objects.requireNonNullElse(TensorProto.DataType.forNumber(proto.getDataType()),
                TensorProto.DataType.UNDEFINED);
        this.shape = List.copyOf(proto.getDimsList());
        this.raw = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        this.size = size(name);
        var elements = shape.stream().reduce(1L, Constant::product);
        if (elements != size || shape.stream().anyMatch(dimension -> dimension < 0)) {
            throw new IllegalArgumentException(
                    "The tensor '%s' has the shape %s, but %,d elements.".formatted(name, shape, size));
        }
    }

    /** At most the largest number, so that nothing overflows. */
    private static long product(long a, long b) {
        return a != 0 && Math.abs(b) > Long.MAX_VALUE / Math.abs(a) ? Long.MAX_VALUE : a * b;
    }

    private int size(String name) {
        var bytes = switch (type) {
            case FLOAT, INT32 -> Integer.BYTES;
            case DOUBLE, INT64 -> Long.BYTES;
            case STRING -> 0;
            default -> throw new IllegalArgumentException(
                    "The tensor '%s' has the type %s; FLOAT, DOUBLE, INT32, INT64 and STRING are read.".formatted(name,
                            type));
        };
        if (bytes > 0 && !proto.getRawData().isEmpty()) {
            return raw.remaining() % bytes == 0 ? raw.remaining() / bytes : -1;
        }
        return switch (type) {
            case FLOAT -> proto.getFloatDataCount();
            case DOUBLE -> proto.getDoubleDataCount();
            case INT32 -> proto.getInt32DataCount();
            case INT64 -> proto.getInt64DataCount();
            default -> proto.getStringDataCount();
        };
    }

    List<Long> shape() {
        return shape;
    }

    int size() {
        return size;
    }

    boolean isText() {
        return type == TensorProto.DataType.STRING;
    }

    boolean isDouble() {
        return type == TensorProto.DataType.DOUBLE;
    }

    private boolean isWhole() {
        return type == TensorProto.DataType.INT32 || type == TensorProto.DataType.INT64;
    }

    /** The elements in a row, or the only one: its shape has one dimension that is not 1, at the end. */
    boolean isRow() {
        return shape.isEmpty() || shape.getLast() == size;
    }

    /** A number. */
    double number(int index) {
        var isRaw = !proto.getRawData().isEmpty();
        return switch (type) {
            case FLOAT -> isRaw ? raw.getFloat(index * Float.BYTES) : proto.getFloatData(index);
            case DOUBLE -> isRaw ? raw.getDouble(index * Double.BYTES) : proto.getDoubleData(index);
            case STRING -> throw new IllegalArgumentException(
                    "The tensor '%s' holds text where numbers are needed.".formatted(proto.getName()));
            default -> integer(index);
        };
    }

    private long integer(int index) {
        var isRaw = !proto.getRawData().isEmpty();
        return type == TensorProto.DataType.INT32
                ? isRaw ? raw.getInt(index * Integer.BYTES) : proto.getInt32Data(index)
                : isRaw ? raw.getLong(index * Long.BYTES) : proto.getInt64Data(index);
    }

    /** All elements, which must be whole numbers. */
    LongStream integers() {
        if (!isWhole()) {
            throw new IllegalArgumentException(
                    "The tensor '%s' must hold whole numbers.".formatted(Messages.shortened(proto.getName())));
        }
        return IntStream.range(0, size).mapToLong(this::integer);
    }

    /** All elements as text, which must be texts or whole numbers. */
    List<String> texts() {
        return isText()
                ? proto.getStringDataList().stream().map(text -> text.toString(StandardCharsets.UTF_8)).toList()
                : integers().mapToObj(Long::toString).toList();
    }
}

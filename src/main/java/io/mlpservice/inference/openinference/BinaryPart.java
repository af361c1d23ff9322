package io.mlpservice.inference.openinference;

import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The bytes behind the JSON of a request: the binary tensors, in their order. */
final class BinaryPart {
    private final ByteBuffer bytes;
    private final FieldErrors errors;

    BinaryPart(byte[] body, int start, FieldErrors errors) {
        this.bytes = ByteBuffer.wrap(body, start, body.length - start).order(ByteOrder.LITTLE_ENDIAN);
        this.errors = errors;
    }

    /** The elements of the next tensor; none if they are not there. */
    Tensor.Elements next(long size, Datatype datatype, int count, String pointer) {
        if (size > bytes.remaining()) {
            errors.add(pointer, "out_of_range",
                    "'binary_data_size' is %d, but the body has %d more bytes; send the bytes of each tensor behind the JSON, in the order of 'inputs'."
                            .formatted(size, bytes.remaining()));
            return _ -> null;
        }
        var part = bytes.slice(bytes.position(), (int) size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + (int) size);
        if (datatype == Datatype.BYTES) {
            return texts(part, count, pointer);
        }
        if (size != (long) count * datatype.size()) {
            errors.add(pointer, "wrong_length",
                    "'binary_data_size' is %d; %d elements of %s have %d bytes.".formatted(size, count, datatype,
                            (long) count * datatype.size()));
            return _ -> null;
        }
        return numbers(part, datatype, count, pointer);
    }

    private Tensor.Elements numbers(ByteBuffer part, Datatype datatype, int count, String pointer) {
        for (var index = 0; datatype.isFloating() && index < count && !errors.isFull(); index++) {
            if (datatype.read(part, index * datatype.size()) instanceof CellValue.Numeric(var number, var _)
                    && Double.isInfinite(number)) {
                errors.add(pointer, "out_of_range",
                        "Element %d is infinite; send a finite number, or NaN where there is no value."
                                .formatted(index));
            }
        }
        return index -> orGap(datatype.read(part, index * datatype.size()));
    }

    private static @Nullable CellValue orGap(CellValue cell) {
        return cell instanceof CellValue.Numeric(var number, var _) && Double.isNaN(number) ? null : cell;
    }

    private Tensor.Elements texts(ByteBuffer part, int count, String pointer) {
        List<@Nullable CellValue> texts = new ArrayList<>();
        try {
            while (part.hasRemaining() && texts.size() <= count) {
                texts.add(text(part));
            }
        } catch (BufferUnderflowException e) {
            errors.add(pointer, "malformed_bytes",
                    "Element %d is cut off; each element of BYTES is its length in 4 bytes, little-endian, and then its bytes."
                            .formatted(texts.size()));
            return _ -> null;
        }
        if (texts.size() != count) {
            errors.add(pointer, "wrong_length", "The binary data has %s elements, and 'shape' means %d."
                    .formatted(texts.size() > count ? "more" : String.valueOf(texts.size()), count));
            return _ -> null;
        }
        return texts::get;
    }

    private static @Nullable CellValue text(ByteBuffer part) {
        var length = Integer.toUnsignedLong(part.getInt());
        if (length > part.remaining()) {
            throw new BufferUnderflowException();
        }
        var text = StandardCharsets.UTF_8.decode(part.slice(part.position(), (int) length)).toString();
        part.position(part.position() + (int) length);
        return text.isEmpty() ? null : new CellValue.Text(text);
    }

    /** Adds an error if bytes are left that belong to no tensor. */
    void end() {
        if (bytes.hasRemaining()) {
            errors.add("", "wrong_length",
                    "%d bytes behind the JSON belong to no input; give each binary input its 'binary_data_size' in 'parameters'."
                            .formatted(bytes.remaining()));
        }
    }
}

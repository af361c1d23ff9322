package io.mlpservice.exchange.onnx.reading;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import io.mlpservice.platform.memory.HeapShare;

import java.io.IOException;

/**
 * Counts the fields of a protobuf message before it is parsed, since two bytes can become an object of a hundred. What is
 * packed counts by its bytes where a byte can become a number.
 */
final class FieldLimit {
    private static final int MOST_FIELDS = 300_000;
    private static final int DEEPEST = 20;
    private static final long BYTES_OF_FIELD = 100;

    private int fields;

    private FieldLimit() {}

    /**
     * Checks a message.
     *
     * @throws IllegalArgumentException if it has too many fields, or is nested too deeply
     */
    static void check(byte[] message, Descriptor type) throws IOException {
        var limit = new FieldLimit();
        limit.count(CodedInputStream.newInstance(message), type, 0);
        HeapShare.reserve(BYTES_OF_FIELD * limit.fields);
    }

    private void count(CodedInputStream in, Descriptor type, int depth) throws IOException {
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            add(1);
            var field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (field == null || WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                in.skipField(tag);
            } else {
                countInside(in, field, depth);
            }
        }
    }

    private void countInside(CodedInputStream in, FieldDescriptor field, int depth) throws IOException {
        var length = in.readRawVarint32();
        var end = in.pushLimit(length);
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            if (depth == DEEPEST) {
                throw new IllegalArgumentException("The file is nested too deeply.");
            }
            count(in, field.getMessageType(), depth + 1);
        } else {
            add(isVarying(field) ? length : 0);
            in.skipRawBytes(length);
        }
        in.popLimit(end);
    }

    private static boolean isVarying(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.LONG
                || field.getJavaType() == FieldDescriptor.JavaType.INT;
    }

    private void add(int more) {
        fields += more;
        if (fields > MOST_FIELDS) {
            throw new IllegalArgumentException(
                    "The file has more than %,d tensors, nodes and other parts.".formatted(MOST_FIELDS));
        }
    }
}

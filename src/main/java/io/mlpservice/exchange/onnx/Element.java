package io.mlpservice.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.mlpservice.engine.matrix.Precision;

/** The types of tensor elements that our graphs use. */
enum Element {
    FLOAT32(DataType.FLOAT),
    FLOAT64(DataType.DOUBLE),
    INTEGER(DataType.INT64),
    TRUTH(DataType.BOOL),
    TEXT(DataType.STRING);

    private final DataType type;

    Element(DataType type) {
        this.type = type;
    }

    /** The number that ONNX has for it. */
    int number() {
        return type.getNumber();
    }

    static Element of(Precision precision) {
        return switch (precision) {
            case FLOAT32 -> FLOAT32;
            case FLOAT64 -> FLOAT64;
        };
    }
}

package io.mlpservice.exchange.safetensors;

import io.mlpservice.engine.matrix.Precision;

/** The types of tensors that models have, by their names in safetensors files. */
enum NumberType {
    F32(Precision.FLOAT32),
    F64(Precision.FLOAT64);

    private final Precision precision;

    NumberType(Precision precision) {
        this.precision = precision;
    }

    Precision precision() {
        return precision;
    }

    static NumberType of(Precision precision) {
        return precision == Precision.FLOAT32 ? F32 : F64;
    }
}

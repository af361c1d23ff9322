package io.mlpservice.inference.openinference;

import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.inference.ModelOutput;
import io.mlpservice.platform.CellValue;
import tools.jackson.databind.JsonNode;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** The datatypes of tensors. In binary form all of them are little-endian. */
enum Datatype {
    BOOL(1) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return new CellValue.Truth(bytes.get(at) != 0);
        }
    },
    INT8(1) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return whole(bytes.get(at));
        }
    },
    INT16(2) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return whole(bytes.getShort(at));
        }
    },
    INT32(4) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return whole(bytes.getInt(at));
        }
    },
    INT64(8) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return whole(bytes.getLong(at));
        }
    },
    UINT8(1) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return whole(Byte.toUnsignedInt(bytes.get(at)));
        }
    },
    UINT16(2) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return whole(Short.toUnsignedInt(bytes.getShort(at)));
        }
    },
    UINT32(4) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return whole(Integer.toUnsignedLong(bytes.getInt(at)));
        }
    },
    UINT64(8) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            var number = bytes.getLong(at);
            return number >= 0 ? whole(number) : CellValue.of(new BigInteger(Long.toUnsignedString(number)));
        }
    },
    FP16(2) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return new CellValue.Numeric(Float.float16ToFloat(bytes.getShort(at)));
        }
    },
    BF16(2) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return new CellValue.Numeric(Float.intBitsToFloat(bytes.getShort(at) << Short.SIZE));
        }
    },
    FP32(4) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return new CellValue.Numeric(bytes.getFloat(at));
        }
    },
    FP64(8) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            return new CellValue.Numeric(bytes.getDouble(at));
        }
    },
    /** Text in UTF-8. In binary form its length in four bytes stands before it. */
    BYTES(0) {
        @Override
        CellValue read(ByteBuffer bytes, int at) {
            throw new UnsupportedOperationException("texts have lengths of their own");
        }
    };

    private final int size;

    Datatype(int size) {
        this.size = size;
    }

    /** How many bytes an element has in binary form; 0 where each has a length of its own. */
    int size() {
        return size;
    }

    /** The element that begins at a byte. */
    abstract CellValue read(ByteBuffer bytes, int at);

    /** Whether elements are numbers with a fraction. */
    boolean isFloating() {
        return switch (this) {
            case FP16, BF16, FP32, FP64 -> true;
            default -> false;
        };
    }

    /** Whether elements have less precision than a number in a table. */
    boolean isNarrow() {
        return isFloating() && this != FP64;
    }

    /** Whether an element in JSON may be one of this datatype; null is a gap in each. */
    boolean accepts(JsonNode element) {
        return switch (this) {
            case BYTES -> element.isValueNode();
            case BOOL -> element.isNull() || element.isBoolean() || (element.isInt() && (element.intValue() >> 1) == 0);
            case FP16, BF16, FP32, FP64 -> element.isNull() || element.isNumber();
            default -> element.isNull() || (element.isIntegralNumber() && isInRange(element.bigIntegerValue()));
        };
    }

    private boolean isInRange(BigInteger number) {
        var bits = Byte.SIZE * size;
        return name().startsWith("U")
                ? number.signum() >= 0 && number.bitLength() <= bits
                : number.bitLength() < bits;
    }

    /** How a feature of a type is described. */
    static Datatype of(FeatureType type) {
        return switch (type) {
            case NUMERIC -> FP64;
            case BOOLEAN -> BOOL;
            case CATEGORICAL, DATE_TIME -> BYTES;
        };
    }

    /** The datatype of an output. */
    static Datatype of(ModelOutput output) {
        return output.kind() == ModelOutput.Kind.LABEL ? BYTES : FP64;
    }

    private static CellValue whole(long number) {
        return CellValue.of(number);
    }
}

package io.mlpservice.dataset.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * Numbers in double precision, to the bit. Numbers with few decimals are kept as whole multiples of a power of ten, which
 * takes far less room than their bits; a missing one is the whole number below the smallest, and −0 the one below that.
 */
final class PackedNumbers {
    private static final int MOST_DECIMALS = 9;
    /** Instead of a number of decimals: the bits follow. */
    private static final int BITS = -1;
    private static final double LARGEST_EXACT = 0x1p53;
    private static final double[] SCALES = IntStream.rangeClosed(0, MOST_DECIMALS).mapToDouble(it -> Math.pow(10, it))
            .toArray();

    private final PackedIntegers integers = new PackedIntegers();

    /** The number of bytes that some numbers take at most. */
    static int mostBytes(int count) {
        return 1 + Long.BYTES + PackedIntegers.mostBytes(count);
    }

    void write(ByteBuffer out, double[] values) {
        var decimals = decimals(values);
        out.put((byte) decimals);
        var packed = integers.room(values.length);
        if (decimals == BITS) {
            for (var index = 0; index < values.length; index++) {
                packed[index] = Double.doubleToLongBits(values[index]);
            }
        } else {
            out.putLong(pack(values, scale(decimals), packed));
        }
        integers.write(out, values.length);
    }

    /** Fills in the multiples of a power of ten; the one that stands for a missing value. */
    private static long pack(double[] values, double scale, long[] packed) {
        var smallest = Long.MAX_VALUE;
        for (var index = 0; index < values.length; index++) {
            packed[index] = whole(values[index], scale);
            smallest = Double.isNaN(values[index]) ? smallest : Math.min(smallest, packed[index]);
        }
        var missing = smallest == Long.MAX_VALUE ? -1 : smallest - 1;
        for (var index = 0; index < values.length; index++) {
            packed[index] = Double.isNaN(values[index])
                    ? missing
                    : isNegativeZero(values[index]) ? negativeZero(missing) : packed[index];
        }
        return missing;
    }

    private static long negativeZero(long missing) {
        return missing - 1;
    }

    private static boolean isNegativeZero(double value) {
        return Double.doubleToRawLongBits(value) == Long.MIN_VALUE;
    }

    double[] read(ByteBuffer in) throws IOException {
        var decimals = in.get();
        var missing = decimals == BITS ? 0 : in.getLong();
        var values = new double[integers.readLongs(in)];
        var packed = integers.room(values.length);
        if (decimals == BITS) {
            for (var index = 0; index < values.length; index++) {
                values[index] = Double.longBitsToDouble(packed[index]);
            }
            return values;
        }
        var scale = scale(decimals);
        for (var index = 0; index < values.length; index++) {
            values[index] = packed[index] > missing
                    ? packed[index] / scale
                    : packed[index] == missing ? Double.NaN : -0.0;
        }
        return values;
    }

    /** The fewest decimals with which all numbers are kept to the bit; {@link #BITS} if there are none such. */
    private static int decimals(double[] values) {
        var decimals = 0;
        for (var value : values) {
            while (decimals <= MOST_DECIMALS && !isKept(value, SCALES[decimals])) {
                decimals++;
            }
            if (decimals > MOST_DECIMALS) {
                return BITS;
            }
        }
        return areKept(values, scale(decimals)) ? decimals : BITS;
    }

    private static boolean areKept(double[] values, double scale) {
        for (var value : values) {
            if (!isKept(value, scale)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKept(double value, double scale) {
        var whole = whole(value, scale);
        return Double.isNaN(value) || value == 0 || (Math.abs(whole) <= LARGEST_EXACT
                && Double.doubleToRawLongBits(whole / scale) == Double.doubleToRawLongBits(value));
    }

    private static long whole(double value, double scale) {
        return (long) Math.rint(value * scale);
    }

    private static double scale(int decimals) {
        return SCALES[decimals];
    }
}

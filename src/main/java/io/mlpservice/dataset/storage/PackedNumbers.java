package io.mlpservice.dataset.storage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Numbers in double precision, to the bit. Numbers with few decimals are kept as whole multiples of a power of ten, which
 * takes far less room than their bits; a missing one is the whole number below the smallest.
 */
final class PackedNumbers {
    private static final int MOST_DECIMALS = 9;
    /** Instead of a number of decimals: the bits follow. */
    private static final int BITS = -1;
    private static final double LARGEST_EXACT = 0x1p53;
    private static final double[] SCALES = IntStream.rangeClosed(0, MOST_DECIMALS).mapToDouble(it -> Math.pow(10, it))
            .toArray();

    private PackedNumbers() {}

    static void write(DataOutputStream out, double[] values) throws IOException {
        var decimals = decimals(values);
        out.writeByte(decimals);
        var packed = new long[values.length];
        if (decimals == BITS) {
            Arrays.setAll(packed, index -> Double.doubleToLongBits(values[index]));
        } else {
            out.writeLong(pack(values, scale(decimals), packed));
        }
        PackedIntegers.write(out, packed);
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
            packed[index] = Double.isNaN(values[index]) ? missing : packed[index];
        }
        return missing;
    }

    static double[] read(DataInputStream in) throws IOException {
        var decimals = in.readByte();
        if (decimals == BITS) {
            return Arrays.stream(PackedIntegers.readLongs(in)).mapToDouble(Double::longBitsToDouble).toArray();
        }
        var scale = scale(decimals);
        var missing = in.readLong();
        var packed = PackedIntegers.readLongs(in);
        var values = new double[packed.length];
        Arrays.setAll(values, index -> packed[index] == missing ? Double.NaN : packed[index] / scale);
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
        return Double.isNaN(value) || (Math.abs(whole) <= LARGEST_EXACT
                && Double.doubleToRawLongBits(whole / scale) == Double.doubleToRawLongBits(value));
    }

    private static long whole(double value, double scale) {
        return (long) Math.rint(value * scale);
    }

    private static double scale(int decimals) {
        return SCALES[decimals];
    }
}

package io.mlpservice.dataset.storage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * Numbers in double precision, to the bit. Numbers with few decimals are kept as whole multiples of a power of ten, which
 * takes far less room than their bits; a missing one is the whole number below the smallest.
 */
final class PackedNumbers {
    private static final int MOST_DECIMALS = 9;
    /** Instead of a number of decimals: the bits follow. */
    private static final int BITS = -1;
    private static final double LARGEST_EXACT = 0x1p53;

    private PackedNumbers() {}

    static void write(DataOutputStream out, double[] values) throws IOException {
        var decimals = decimals(values);
        out.writeByte(decimals);
        if (decimals == BITS) {
            PackedIntegers.write(out, Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray());
            return;
        }
        var scale = scale(decimals);
        var smallest = Arrays.stream(values).filter(value -> !Double.isNaN(value)).mapToLong(
                value -> whole(value, scale)).min().orElse(0);
        out.writeLong(smallest - 1);
        PackedIntegers.write(out, Arrays.stream(values)
                .mapToLong(value -> Double.isNaN(value) ? smallest - 1 : whole(value, scale)).toArray());
    }

    static double[] read(DataInputStream in) throws IOException {
        var decimals = in.readByte();
        if (decimals == BITS) {
            return Arrays.stream(PackedIntegers.readLongs(in)).mapToDouble(Double::longBitsToDouble).toArray();
        }
        var scale = scale(decimals);
        var missing = in.readLong();
        return Arrays.stream(PackedIntegers.readLongs(in))
                .mapToDouble(whole -> whole == missing ? Double.NaN : whole / scale).toArray();
    }

    /** The fewest decimals with which all numbers are kept to the bit; {@link #BITS} if there are none such. */
    private static int decimals(double[] values) {
        var decimals = 0;
        for (var value : values) {
            while (decimals <= MOST_DECIMALS && !isKept(value, scale(decimals))) {
                decimals++;
            }
            if (decimals > MOST_DECIMALS) {
                return BITS;
            }
        }
        return Arrays.stream(values).allMatch(withDecimals(decimals)) ? decimals : BITS;
    }

    private static DoublePredicate withDecimals(int decimals) {
        var scale = scale(decimals);
        return value -> isKept(value, scale);
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
        return Math.pow(10, decimals);
    }
}

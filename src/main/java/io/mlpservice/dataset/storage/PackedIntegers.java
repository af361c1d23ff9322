package io.mlpservice.dataset.storage;

import io.mlpservice.engine.format.Counts;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Whole numbers in as few bytes as their range needs: the smallest, the number of bytes of each, then the differences
 * from the smallest, all first bytes, all second bytes and so on, which compresses well.
 */
final class PackedIntegers {
    private PackedIntegers() {}

    static void write(DataOutputStream out, int[] values) throws IOException {
        write(out, Arrays.stream(values).asLongStream().toArray());
    }

    static int[] read(DataInputStream in) throws IOException {
        return Arrays.stream(readLongs(in)).mapToInt(Math::toIntExact).toArray();
    }

    static void write(DataOutputStream out, long[] values) throws IOException {
        var smallest = values.length == 0 ? 0 : values[0];
        var largest = smallest;
        for (var value : values) {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        var width = Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(largest - smallest), Byte.SIZE);
        out.writeInt(values.length);
        out.writeLong(smallest);
        out.writeByte(width);
        var plane = new byte[values.length];
        for (var shift = 0; shift < width * Byte.SIZE; shift += Byte.SIZE) {
            for (var index = 0; index < values.length; index++) {
                plane[index] = (byte) ((values[index] - smallest) >>> shift);
            }
            out.write(plane);
        }
    }

    /** Equal numbers take no bytes, so that the remaining ones do not limit a damaged count. */
    static long[] readLongs(DataInputStream in) throws IOException {
        var count = Counts.read(in, 0);
        if (count > BlockLayout.CELLS_PER_BLOCK) {
            throw new IOException("a block has no %d rows".formatted(count));
        }
        var values = new long[count];
        var smallest = in.readLong();
        var width = in.readByte();
        var plane = new byte[values.length];
        for (var shift = 0; shift < width * Byte.SIZE; shift += Byte.SIZE) {
            in.readFully(plane);
            for (var index = 0; index < values.length; index++) {
                values[index] |= (plane[index] & 0xffL) << shift;
            }
        }
        for (var index = 0; index < values.length; index++) {
            values[index] += smallest;
        }
        return values;
    }
}

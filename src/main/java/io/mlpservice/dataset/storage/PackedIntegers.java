package io.mlpservice.dataset.storage;

import io.mlpservice.engine.format.Counts;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Whole numbers in as few bytes as their range needs: the smallest, the number of bytes of each, then the differences
 * from the smallest, all first bytes, all second bytes and so on, which compresses well.
 */
final class PackedIntegers {
    private static final int HEADER = Integer.BYTES + Long.BYTES + 1;

    /** Used for every column, since large arrays are a burden to the garbage collector. */
    private long[] values = {};

    /** The number of bytes that some numbers take at most. */
    static int mostBytes(int count) {
        return Math.addExact(HEADER, Math.multiplyExact(Long.BYTES, count));
    }

    /** An array with room for some numbers, valid until the next; {@link #write(ByteBuffer, int)} writes them. */
    long[] room(int count) {
        values = values.length < count ? new long[count] : values;
        return values;
    }

    void write(ByteBuffer out, int[] numbers) {
        var room = room(numbers.length);
        for (var index = 0; index < numbers.length; index++) {
            room[index] = numbers[index];
        }
        write(out, numbers.length);
    }

    void write(ByteBuffer out, int count) {
        var smallest = count == 0 ? 0 : values[0];
        var largest = smallest;
        for (var index = 0; index < count; index++) {
            smallest = Math.min(smallest, values[index]);
            largest = Math.max(largest, values[index]);
        }
        var width = Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(largest - smallest), Byte.SIZE);
        out.putInt(count).putLong(smallest).put((byte) width);
        var bytes = out.array();
        var at = out.arrayOffset() + out.position();
        for (var shift = 0; shift < width * Byte.SIZE; shift += Byte.SIZE) {
            for (var index = 0; index < count; index++) {
                bytes[at + index] = (byte) ((values[index] - smallest) >>> shift);
            }
            at += count;
        }
        out.position(at - out.arrayOffset());
    }

    int[] read(ByteBuffer in) throws IOException {
        var numbers = new int[readLongs(in)];
        for (var index = 0; index < numbers.length; index++) {
            numbers[index] = Math.toIntExact(values[index]);
        }
        return numbers;
    }

    /**
     * Reads numbers into {@link #room}, from its start; how many. Equal numbers take no bytes, so that the remaining ones do
     * not limit a damaged count.
     */
    int readLongs(ByteBuffer in) throws IOException {
        var count = Counts.read(in, 0);
        if (count > BlockLayout.CELLS_PER_BLOCK) {
            throw new IOException("a block has no %d rows".formatted(count));
        }
        var smallest = in.getLong();
        var width = in.get();
        if (width < 0 || (long) width * count > in.remaining()) {
            throw new EOFException(
                    "the remaining bytes are too few for %d numbers of %d bytes".formatted(count, width));
        }
        var room = room(count);
        Arrays.fill(room, 0, count, 0);
        var bytes = in.array();
        var at = in.arrayOffset() + in.position();
        for (var shift = 0; shift < width * Byte.SIZE; shift += Byte.SIZE) {
            for (var index = 0; index < count; index++) {
                room[index] |= (bytes[at + index] & 0xffL) << shift;
            }
            at += count;
        }
        for (var index = 0; index < count; index++) {
            room[index] += smallest;
        }
        in.position(at - in.arrayOffset());
        return count;
    }
}

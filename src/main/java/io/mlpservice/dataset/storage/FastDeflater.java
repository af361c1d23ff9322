package io.mlpservice.dataset.storage;

import java.util.zip.Deflater;

/**
 * A deflater for speed. Where looking for repetitions does not make a sample of the data smaller, as among digits of
 * numbers, it does without: that is twice as fast.
 */
final class FastDeflater {
    private static final int SLICES = 4;
    private static final int SLICE = 1 << 11;
    /** What repetitions must save to be worth their time. */
    private static final double WORTHWHILE = 0.97;

    private FastDeflater() {}

    /**
     * A deflater for data of which a sample is known; the caller ends it.
     *
     * @param length how many of the bytes there are
     */
    static Deflater of(byte[] sample, int length) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        var slices = slices(sample, length);
        var withRepetitions = size(deflater, slices, Deflater.DEFAULT_STRATEGY);
        var without = size(deflater, slices, Deflater.HUFFMAN_ONLY);
        deflater.reset();
        deflater.setStrategy(withRepetitions < WORTHWHILE * without
                ? Deflater.DEFAULT_STRATEGY
                : Deflater.HUFFMAN_ONLY);
        return deflater;
    }

    private static byte[] slices(byte[] sample, int length) {
        var size = Math.min(length / SLICES, SLICE);
        var slices = new byte[SLICES * size];
        for (var slice = 0; slice < SLICES; slice++) {
            System.arraycopy(sample, (int) ((long) slice * (length - size) / (SLICES - 1)), slices, slice * size, size);
        }
        return slices;
    }

    private static int size(Deflater deflater, byte[] data, int strategy) {
        var out = new byte[data.length + SLICE];
        deflater.reset();
        deflater.setStrategy(strategy);
        deflater.setInput(data);
        deflater.finish();
        return deflater.deflate(out);
    }
}

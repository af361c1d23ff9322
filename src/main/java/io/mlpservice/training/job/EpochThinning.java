package io.mlpservice.training.job;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Chooses the first of many epochs, every s-th after it, and the last, where s is the smallest power of two that leaves at
 * most the number asked for. While a job goes on, the same epochs are chosen again until s doubles.
 *
 * @param stride s
 */
record EpochThinning(long stride) {
    /** The thinning of the epochs after one, up to a last one, to at most {@code most}, which is at least 2. */
    static EpochThinning of(int after, int last, int most) {
        var stride = 1L;
        while (before(last, stride) - before(after + 1L, stride) + 1 > most) {
            stride *= 2;
        }
        return new EpochThinning(stride);
    }

    /** How many of the epochs 1, 1 + s, 1 + 2s, … are before one. */
    private static long before(long epoch, long stride) {
        return Math.ceilDiv(epoch - 1, stride);
    }

    /** Whether an epoch is chosen also when it is not the last. */
    boolean keeps(int epoch) {
        return (epoch - 1) % stride == 0;
    }

    /** The chosen ones of the epochs after one, up to a last one, which is greater. */
    IntStream epochs(int after, int last) {
        return LongStream.concat(
                LongStream.range(before(after + 1L, stride), before(last, stride)).map(index -> 1 + index * stride),
                LongStream.of(last)).mapToInt(Math::toIntExact);
    }
}

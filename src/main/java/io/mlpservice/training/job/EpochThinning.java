package io.mlpservice.training.job;

import java.util.stream.LongStream;

/**
 * Chooses the epochs to show in a chart: the first, every s-th after it, and the last, where s is the smallest power of
 * two that leaves at most the number asked for. While a job runs, the same epochs are shown again until s doubles.
 */
final class EpochThinning {
    private EpochThinning() {}

    /** The epochs to show, at most {@code most}; {@code most} is at least 2. */
    static Integer[] epochs(int first, int last, int maxPoints) {
        var span = (long) last - first;
        var stride = 1L;
        while (Math.ceilDiv(span, stride) + 1 > maxPoints) {
            stride *= 2;
        }
        var step = stride;
        return LongStream
                .concat(LongStream.range(0, Math.ceilDiv(span, step)).map(index -> first + index * step),
                        LongStream.of(last))
                .mapToObj(epoch -> (int) epoch).toArray(Integer[]::new);
    }
}

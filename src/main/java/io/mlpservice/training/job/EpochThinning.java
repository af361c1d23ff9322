package io.mlpservice.training.job;

import java.util.stream.LongStream;

/**
 * Which of many epochs to show: the first, every s-th after it and the last, where s is the smallest power of two that
 * leaves no more than wanted. While a job goes on the same epochs are shown again, until there are too many and every
 * second one is left out.
 */
final class EpochThinning {
    private EpochThinning() {}

    /** Between half as many epochs as wanted, of which there are at least two, and so many, if there are so many. */
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

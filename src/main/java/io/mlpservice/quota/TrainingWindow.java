package io.mlpservice.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Training time in the window that ends at a moment and moves on with it. Where several jobs train at the same time, it
 * counts for each.
 *
 * @param length of the window
 * @param spans when jobs trained
 */
record TrainingWindow(Duration length, List<Span> spans) {
    /** The time in which a job trained; empty if its end is not behind its start. */
    record Span(Instant from, Instant to) {
        private Duration behind(Instant start) {
            var first = from.isAfter(start) ? from : start;
            return to.isAfter(first) ? Duration.between(first, to) : Duration.ZERO;
        }
    }

    TrainingWindow {
        spans = List.copyOf(spans);
    }

    /** The training time in the window that ends now. */
    Duration used(Instant now) {
        var start = now.minus(length);
        return spans.stream().map(span -> span.behind(start)).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * How long it takes until less than a limit is used, if nothing trains in the meantime.
     *
     * @param limit more than 0
     * @return whole seconds; 0 if less is used already
     */
    Duration untilBelow(Duration limit, Instant now) {
        var tooEarly = -1L;
        var enough = length.toSeconds() + 1;
        while (enough - tooEarly > 1) {
            var middle = (tooEarly + enough) / 2;
            if (used(now.plusSeconds(middle)).compareTo(limit) < 0) {
                enough = middle;
            } else {
                tooEarly = middle;
            }
        }
        return Duration.ofSeconds(enough);
    }
}

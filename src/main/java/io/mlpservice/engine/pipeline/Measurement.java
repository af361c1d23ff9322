package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.pipeline.PipelineOutcome.Part;
import io.mlpservice.engine.pipeline.PipelineOutcome.Unmeasured;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Measures a model on each part of its rows. A failure costs the metrics of that part, but not the model. */
final class Measurement {
    private final Meter meter;
    private final BooleanSupplier stop;
    private final List<Unmeasured> failures = new ArrayList<>();
    private @Nullable RuntimeException stopFailure;

    /** Measures a model on rows. */
    @FunctionalInterface
    interface Meter {
        /**
         * What the model reaches.
         *
         * @param stop once it is true, the result is meaningless
         */
        Measures measure(int[] rows, BooleanSupplier stop);
    }

    /**
     * A measurement that has not begun.
     *
     * @param stop whether to stop; what it throws is no failure of measuring
     */
    Measurement(Meter meter, BooleanSupplier stop) {
        this.meter = meter;
        this.stop = stop;
    }

    /** The measures on a part; null if it has no rows or measuring fails. */
    @SuppressWarnings("CatchingThrowable")
    @Nullable
    Measures of(Part part, int[] rows) {
        if (rows.length == 0) {
            return null;
        }
        try {
            return meter.measure(rows, this::asksToStop);
        } catch (RuntimeException | Error failure) {
            if (stopFailure != null) {
                throw stopFailure;
            }
            failures.add(new Unmeasured(part, failure));
            return null;
        }
    }

    private boolean asksToStop() {
        try {
            return stop.getAsBoolean();
        } catch (RuntimeException e) {
            stopFailure = e;
            throw e;
        }
    }

    /** The failures so far. */
    List<Unmeasured> failures() {
        return List.copyOf(failures);
    }
}

package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.pipeline.PipelineOutcome.Part;
import io.mlpservice.engine.pipeline.PipelineOutcome.Unmeasured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

import static io.mlpservice.engine.pipeline.ExampleFits.LINE;
import static io.mlpservice.engine.pipeline.ExampleFits.fit;
import static io.mlpservice.engine.pipeline.ExampleFits.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A failure while a model is measured costs the metrics of one part of the rows. */
class MeasurementTest {
    private static final int[] ROWS = {0, 1};

    @ParameterizedTest
    @MethodSource
    void goesOnAfterAPartThatCannotBeMeasured(Throwable failure) {
        var measures = measured(fit(LINE, ActivationType.IDENTITY, Precision.FLOAT32).measures().training());
        var measurement = new Measurement((rows, stop) -> rows.length == 1 ? thrown(failure) : measures, () -> false);

        assertThat(measurement.of(Part.TRAINING, new int[]{0})).isNull();
        assertThat(measurement.of(Part.VALIDATION, ROWS)).isSameAs(measures);
        assertThat(measurement.of(Part.TEST, new int[0])).isNull();
        assertThat(measurement.failures()).extracting(Unmeasured::part).containsExactly(Part.TRAINING);
        assertThat(measurement.failures().getFirst().cause()).isSameAs(failure);
    }

    static List<Throwable> goesOnAfterAPartThatCannotBeMeasured() {
        return List.of(new OutOfMemoryError(), new StackOverflowError(), new IllegalStateException());
    }

    private static Measures thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    @Test
    void passesOnWhatAsksItToStop() {
        var measurement = new Measurement((_, stop) -> {
            throw new AssertionError("measuring went on; the answer was " + stop.getAsBoolean());
        }, () -> {
            throw new IllegalStateException("taken over");
        });

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> measurement.of(Part.TRAINING, ROWS)).withMessage("taken over");
        assertThat(measurement.failures()).isEmpty();
    }
}

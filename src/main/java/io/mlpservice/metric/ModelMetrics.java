package io.mlpservice.metric;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.metric.Baseline;
import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.pipeline.PartMeasures;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

@Schema(description = "A model's metrics on each part of its data set; null for a part without rows, or whose measuring failed.")
public record ModelMetrics(@Nullable SampleMetrics training, @Nullable SampleMetrics validation,
        @Nullable SampleMetrics test) {
    public static ModelMetrics of(PartMeasures measures) {
        return new ModelMetrics(of(measures.training()), of(measures.validation()), of(measures.test()));
    }

    private static @Nullable SampleMetrics of(@Nullable Measures measures) {
        return measures == null ? null : SampleMetrics.of(measures);
    }

    /** What may be unintended: a model that is no better than a guess, or that never predicts a class. */
    @JsonIgnore
    public List<String> warnings() {
        return MetricWarnings.of(Stream.of(test, validation, training).filter(Objects::nonNull).toList());
    }

    /** Those on a part of the data set; null if it has no rows. */
    @Nullable
    public SampleMetrics of(SplitPart part) {
        return switch (part) {
            case TEST -> test;
            case VALIDATION -> validation;
            case TRAINING -> training;
        };
    }

    /** The parts of the data set that were measured, from the fairest to the least fair. */
    public List<SplitPart> measured() {
        return Arrays.stream(SplitPart.values()).filter(part -> of(part) != null).toList();
    }

    /** What was learned from the training rows without their features; empty if that is not known, as of regressions of earlier versions. */
    public Optional<Baseline> baseline(ModelSchema schema) {
        return training == null ? Optional.empty() : training.baseline(schema);
    }
}

package io.mlpservice.model;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How good a model is on the rows it was trained with and on those held out; null where no rows were held out.
 */
@Schema(description = "How good a model is, on each part of its data set; null where a part has no rows.")
public record ModelMetrics(@Nullable SampleMetrics training, @Nullable SampleMetrics validation,
        @Nullable SampleMetrics test) {}

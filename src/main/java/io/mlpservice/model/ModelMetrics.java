package io.mlpservice.model;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A model's metrics on each part of its data set; null for a part without rows.")
public record ModelMetrics(@Nullable SampleMetrics training, @Nullable SampleMetrics validation,
        @Nullable SampleMetrics test) {}

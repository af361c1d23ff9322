package io.mlpservice.configuration;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

@Schema(description = "A number in a training request.")
record ParameterCapability(@Schema(description = "Name of the field.", example = "negative_slope") String name,
        @Schema(description = "Its places in a training request, as JSON pointers.", example = "[\"/network/hidden_layers/{index}/negative_slope\"]") List<String> pointers,
        @Schema(description = "Whether it must be an integer.") boolean integer,
        @Schema(description = "Lower bound; null if there is none.", example = "0") @Nullable Double minimum,
        @Schema(description = "Whether the lower bound itself is excluded.") boolean minimumExcluded,
        @Schema(description = "Upper bound; null if there is none.", example = "1") @Nullable Double maximum,
        @Schema(description = "Whether the upper bound itself is excluded.") boolean maximumExcluded,
        @Schema(description = "Default value; null if it depends on other settings, as the description says.", example = "0.01") @Nullable Double defaultValue,
        String description) {}

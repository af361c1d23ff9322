package io.mlpservice.configuration;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A number that a training request may hold. */
@Schema(description = "A number that a training request may hold.")
record ParameterCapability(@Schema(description = "Its field.", example = "negative_slope") String name,
        @Schema(description = "Where it may stand in a training request, as JSON pointers.", example = "[\"/network/hidden_layers/{index}/negative_slope\"]") List<String> pointers,
        @Schema(description = "Whether it must be a whole number.") boolean integer,
        @Schema(description = "Null where it has no lower end.", example = "0") @Nullable Double minimum,
        @Schema(description = "Whether the lower end itself lies outside.") boolean minimumExcluded,
        @Schema(description = "Null where it has no upper end.", example = "1") @Nullable Double maximum,
        @Schema(description = "Whether the upper end itself lies outside.") boolean maximumExcluded,
        @Schema(description = "What it is where none is given; null where that depends on other things, which the description tells.", example = "0.01") @Nullable Double defaultValue,
        String description) {}

package io.mlpservice.exchange;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of an import as the API's document shows it. */
@Schema(name = "ImportForm")
record ImportForm(@Schema(type = "string", format = "binary", description = "The model.") String file,
        @Schema(description = "How the file is written.") ImportFormat format,
        @Schema(description = "The name of the model; by default the one that the file gives, else imported.", example = "iris") @Nullable String name) {}

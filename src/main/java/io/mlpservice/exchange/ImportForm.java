package io.mlpservice.exchange;

import io.mlpservice.exchange.go.GoActivation;
import io.mlpservice.exchange.go.GoScaling;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The form of an import as the API's document shows it. */
@Schema(name = "ImportForm")
record ImportForm(
        @Schema(type = "string", format = "binary", description = "The model; with `go_mlp` its weights and biases.") String file,
        @Schema(description = ImportOptions.OF_FORMAT) ImportFormat format,
        @Schema(description = ImportOptions.OF_NAME, example = "iris") @Nullable String name,
        @Schema(description = ImportOptions.OF_FEATURES) @Nullable String featureNames,
        @Schema(description = ImportOptions.OF_TARGETS) @Nullable String targetNames,
        @Schema(type = "string", format = "binary", description = "With `go_mlp`: the file with the minimum and maximum of each column.") @Nullable String ranges,
        @Schema(description = "With `go_mlp`: the activation of all layers.") @Nullable GoActivation activation,
        @Schema(description = "With `go_mlp`: what minimum and maximum are scaled to.") @Nullable GoScaling scaling) {
    static final String FILE = "file";
    static final String RANGES = "ranges";
    static final String ACTIVATION = "activation";
    static final String SCALING = "scaling";
    /** All fields but the file. */
    static final List<String> OTHERS = List.of("format", "name", ImportOptions.FEATURE_NAMES,
            ImportOptions.TARGET_NAMES, RANGES, ACTIVATION, SCALING);
}

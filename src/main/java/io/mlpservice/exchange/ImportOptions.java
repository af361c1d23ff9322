package io.mlpservice.exchange;

import io.mlpservice.model.ModelName;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

import java.util.Arrays;
import java.util.List;

/**
 * What a request says of the model that it imports.
 *
 * @param name null for the one that the file gives
 * @param featureNames separated by commas; null for those that the format gives
 * @param targetNames the same for what the model predicts
 */
record ImportOptions(
        @Parameter(description = OF_FORMAT, required = true) @Nullable ImportFormat format,
        @Schema(description = OF_NAME, example = "iris") @Nullable String name,
        @BindParam(FEATURE_NAMES) @Parameter(name = FEATURE_NAMES) @Schema(description = OF_FEATURES) @Nullable String featureNames,
        @BindParam(TARGET_NAMES) @Parameter(name = TARGET_NAMES) @Schema(description = OF_TARGETS) @Nullable String targetNames) {
    static final String FEATURE_NAMES = "feature_names";
    static final String TARGET_NAMES = "target_names";
    static final String OF_FORMAT = "How the file is written.";
    static final String OF_NAME = "The name of the model; by default the one that the file gives, else imported.";
    static final String OF_FEATURES = "For `go_mlp` and `onnx`: the names of the features in their order, separated by commas. By default i0, i1, … or those of the graph's inputs.";
    static final String OF_TARGETS = "For `go_mlp` and `onnx`: the names of the targets in their order, separated by commas. By default z0, z1, … or that of the graph's first output.";

    /** Adds an error for each option that is missing, wrong, or not used by the format. */
    void check(FieldErrors errors) {
        if (name != null && !ModelName.isLegal(name)) {
            errors.add(FieldError.parameter("name", "invalid_name", ModelName.RULE));
        }
        if (format == null) {
            errors.add(FieldError.parameter("format", "required", "'format' is missing; choose one of: %s."
                    .formatted(JsonNames.listing(ImportFormat.class))));
        } else if (format != ImportFormat.GO_MLP && format != ImportFormat.ONNX) {
            refuse(FEATURE_NAMES, featureNames, "go_mlp and onnx", errors);
            refuse(TARGET_NAMES, targetNames, "go_mlp and onnx", errors);
        }
    }

    /** Adds an error for an option of some formats that another one does not use. */
    static void refuse(String option, @Nullable Object value, String formats, FieldErrors errors) {
        if (value != null) {
            errors.add(FieldError.parameter(option, "not_used",
                    "'%s' is for %s; leave it out.".formatted(option, formats)));
        }
    }

    List<String> featureList() {
        return list(featureNames);
    }

    List<String> targetList() {
        return list(targetNames);
    }

    private static List<String> list(@Nullable String names) {
        return names == null || names.isBlank()
                ? List.of()
                : Arrays.stream(names.split(",", -1)).map(String::strip).toList();
    }
}

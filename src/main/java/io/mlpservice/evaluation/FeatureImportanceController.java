package io.mlpservice.evaluation;

import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models/{ref}/feature-importance")
@RequiresScope({Scope.TRAIN, Scope.PREDICT})
@Tag(name = "Predictions")
class FeatureImportanceController {
    private final FeatureImportances importances;

    FeatureImportanceController(FeatureImportances importances) {
        this.importances = importances;
    }

    @GetMapping
    @Operation(operationId = "getFeatureImportance", summary = "Measure how much a model relies on each of its features", description = "Shuffles the values of one column at a time among rows that the model was not trained on, and measures how much worse it predicts. Columns that say the same share their importance. Not possible once the data set is deleted.")
    FeatureImportance measure(@Parameter(example = "iris@1") @PathVariable String ref,
            @Parameter(description = "The rows to measure on; by default test rows, where there are none validation rows, else training rows.") @RequestParam @Nullable ModelPart split,
            @Parameter(description = "The columns to shuffle, separated by commas; all features by default.") @RequestParam @Nullable String features,
            @Parameter(description = "How often each column is shuffled.") @RequestParam(defaultValue = "5") @Schema(minimum = "1", maximum = "100") int repeats,
            @Parameter(description = "More rows are sampled. Of a large model fewer rows are measured.") @RequestParam(name = "max_rows", defaultValue = "10000") @Schema(minimum = "1", maximum = "100000") int maxRows,
            @Parameter(description = "Decides how rows are shuffled and sampled.") @RequestParam(defaultValue = "0") long seed) {
        return importances.measure(ref, new FeatureImportances.Query(split, features, repeats, maxRows, seed));
    }
}

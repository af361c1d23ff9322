package io.mlpservice.evaluation;

import io.mlpservice.model.ModelIdentity;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Some rows of the data set that a model was trained on. */
@Schema(description = "Some rows of the data set that a model was trained on, with what the model answers.")
record EvaluatedRows(@Schema(description = "The model that answered.") ModelIdentity model,
        @Schema(description = "The part that the rows are of.") ModelPart split,
        @Schema(description = "The number of rows of the part.", example = "30") int total, List<EvaluatedRow> items,
        @Nullable String nextCursor, boolean hasMore) {}

package io.mlpservice.prediction;

import io.mlpservice.model.ModelIdentity;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** A model's answers to a table, one a row, in the order of the table. {@link JsonRowWriter} writes it piece by piece. */
@Schema(description = "A model's answers to a table, one a row, in the order of the table.")
record TablePredictionResponse(@Schema(description = "The model that answered.") ModelIdentity model,
        List<TablePrediction> predictions,
        @Schema(description = "What is odd about the table as a whole, such as columns that are ignored.") List<String> warnings) {}

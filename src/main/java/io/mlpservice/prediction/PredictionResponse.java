package io.mlpservice.prediction;

import io.mlpservice.model.ModelIdentity;
import io.mlpservice.prediction.answer.PredictedRow;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** A model's answers, one a row, in the order of the request. */
@Schema(description = "A model's answers, one a row, in the order of the request.")
public record PredictionResponse(@Schema(description = "The model that answered.") ModelIdentity model,
        List<PredictedRow> predictions,
        @Schema(description = "What is odd about the request as a whole, such as columns that are ignored.") List<String> warnings) {}

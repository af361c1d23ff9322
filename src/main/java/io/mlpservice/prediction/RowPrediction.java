package io.mlpservice.prediction;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.prediction.row.RowOddities;

/** What a model answers for a row, and what is odd about the row. */
public record RowPrediction(Prediction prediction, RowOddities oddities) {}

package io.mlpservice.prediction;

import io.mlpservice.model.SampleMetrics;

/** How good a model is on a data set. */
record Evaluation(SampleMetrics metrics) {}

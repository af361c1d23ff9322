package io.mlpservice.evaluation;

import io.mlpservice.metric.SampleMetrics;

import java.util.List;

/**
 * How good a model is on a data set.
 *
 * @param warnings what the metrics show that may be unintended
 */
record Evaluation(SampleMetrics metrics, List<String> warnings) {}

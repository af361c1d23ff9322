package io.mlpservice.engine.metric;

/**
 * What holds if the rows with at least some probability of a class are taken for it. Undefined values are {@code NaN}.
 *
 * @param threshold this probability; infinite for the point where no row is taken
 * @param falsePositiveRate the share of the rows of other classes that are taken
 * @param truePositiveRate the share of the rows of the class that are taken: the recall
 * @param precision the share of the rows taken that have the class
 */
public record CurvePoint(double threshold, double falsePositiveRate, double truePositiveRate, double precision) {}

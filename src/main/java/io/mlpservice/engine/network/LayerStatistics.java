package io.mlpservice.engine.network;

/**
 * What the batch normalisation of a layer goes by at inference; empty where the layer has none.
 *
 * @param mean [sums]
 * @param variance [sums], biased: of the population, not of a sample
 */
@SuppressWarnings("ArrayRecordComponent")
public record LayerStatistics(double[] mean, double[] variance) {}

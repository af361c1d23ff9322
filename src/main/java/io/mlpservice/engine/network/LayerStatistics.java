package io.mlpservice.engine.network;

/**
 * The statistics that a layer's batch normalization uses at inference; empty if the layer has none.
 *
 * @param mean [sums]
 * @param variance [sums], the biased (population) variance
 */
@SuppressWarnings("ArrayRecordComponent")
public record LayerStatistics(double[] mean, double[] variance) {}

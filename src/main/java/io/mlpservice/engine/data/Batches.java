package io.mlpservice.engine.data;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

/** The batches of an epoch: consecutive rows of the epoch's order, gathered into the same buffers again and again. */
public final class Batches {
    private final Samples samples;
    private final int size;
    private final int[] order;
    private final Matrix inputs;
    private final Matrix targets;

    /** The batches of these samples; the order is that of the samples until {@link #shuffle}. */
    public Batches(Samples samples, Batching batching) {
        this.samples = samples;
        this.size = batching.size(samples.rows());
        this.order = new int[samples.rows()];
        this.inputs = Matrix.zeros(samples.inputs().precision(), size, samples.inputs().columns());
        this.targets = Matrix.zeros(samples.inputs().precision(), size, samples.targets().columns());
        restoreOrder();
    }

    /** The rows of the largest batch. */
    public int size() {
        return size;
    }

    /** How many batches an epoch has. */
    public int count() {
        return Math.ceilDiv(order.length, size);
    }

    /** Puts the rows into the order of an epoch, which depends on the seed and the epoch only. */
    public void shuffle(long seed, int epoch) {
        restoreOrder();
        RandomStream.of(seed, Purpose.SHUFFLE, epoch).shuffle(order);
    }

    /** Gathers a batch, counted from 0, and returns how many rows it has. */
    public int gather(int batch) {
        var from = batch * size;
        var rows = Math.min(size, order.length - from);
        inputs(rows).gatherRows(samples.inputs(), order, from);
        targets(rows).gatherRows(samples.targets(), order, from);
        return rows;
    }

    /** The inputs of the gathered batch, [rows][inputs]. */
    public Matrix inputs(int rows) {
        return inputs.firstRows(rows);
    }

    /** The targets of the gathered batch, [rows][outputs]. */
    public Matrix targets(int rows) {
        return targets.firstRows(rows);
    }

    private void restoreOrder() {
        for (var row = 0; row < order.length; row++) {
            order[row] = row;
        }
    }
}

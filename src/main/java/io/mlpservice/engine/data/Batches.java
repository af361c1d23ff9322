package io.mlpservice.engine.data;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Workers;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

/** The mini-batches of an epoch: consecutive rows of the epoch's order, gathered into reused buffers. */
public final class Batches implements Workers.Blocks {
    private final Samples samples;
    private final int size;
    private final int count;
    private final int[] order;
    private final Samples batch;
    private final Samples lastBatch;
    private final int blockRows;
    /** A single target has no classes to tell apart. */
    private final boolean hasClasses;
    private Matrix[] gathering = {};
    private int firstRow;

    /**
     * Allocates the buffers. The rows stay in the order of the samples until {@link #shuffle}.
     *
     * @param smallest the minimum batch size; a smaller last batch is merged into the one before it
     */
    public Batches(Samples samples, Batching batching, int smallest) {
        var rows = samples.rows();
        this.samples = samples;
        this.size = batching.size(rows);
        var left = rows % size;
        this.count = rows / size + (left > 0 && left >= smallest ? 1 : 0);
        this.order = new int[rows];
        var lastRows = rows - (count - 1) * size;
        var buffers = buffers(samples, Math.max(size, lastRows));
        this.batch = firstRows(buffers, Math.min(size, rows));
        this.lastBatch = firstRows(buffers, lastRows);
        this.blockRows = Matrix.rowsToShare(samples.inputs().numbers().columns());
        this.hasClasses = samples.targets().columns() > 1;
        restoreOrder();
    }

    private static Samples buffers(Samples samples, int rows) {
        var precision = samples.inputs().precision();
        return new Samples(samples.inputs().alike(rows),
                Matrix.zeros(precision, rows, samples.targets().columns()));
    }

    private static Samples firstRows(Samples buffers, int rows) {
        return new Samples(buffers.inputs().part(0, rows), buffers.targets().firstRows(rows), new int[rows],
                new double[rows]);
    }

    /** The number of rows in the largest batch. */
    public int size() {
        return Math.max(batch.rows(), lastBatch.rows());
    }

    /** The number of batches per epoch. */
    public int count() {
        return count;
    }

    /** Shuffles the rows into the order of an epoch, which depends only on the seed and the epoch. */
    public void shuffle(long seed, int epoch) {
        restoreOrder();
        RandomStream.of(seed, Purpose.SHUFFLE, epoch).shuffle(order);
    }

    /** Gathers a batch, counted from 0. The result is valid until the next call. */
    public Samples gather(int number) {
        var gathered = number == count - 1 ? lastBatch : batch;
        var from = number * size;
        gathering = gathered.inputs().numbers().rowBlocks(blockRows);
        firstRow = from;
        Workers.compute(this, gathering.length);
        gathered.inputs().gatherIndicators(samples.inputs(), order, from);
        gathered.targets().gatherRows(samples.targets(), order, from);
        for (var row = 0; row < gathered.rows(); row++) {
            var source = order[from + row];
            gathered.weights()[row] = samples.weights()[source];
            if (hasClasses) {
                gathered.classes()[row] = samples.classes()[source];
            }
        }
        return gathered;
    }

    /** Gathers a block of input rows. */
    @Override
    public void compute(int block) {
        gathering[block].gatherRows(samples.inputs().numbers(), order, firstRow + block * blockRows);
    }

    private void restoreOrder() {
        for (var row = 0; row < order.length; row++) {
            order[row] = row;
        }
    }
}

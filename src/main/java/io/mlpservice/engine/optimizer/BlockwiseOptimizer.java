package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Workers;
import io.mlpservice.engine.optimizer.OptimizerSpec.Stepwise;

import java.util.Arrays;
import java.util.List;

/** Divides many parameters into blocks that fit in a CPU cache and run in parallel. */
final class BlockwiseOptimizer implements Optimizer, Workers.Blocks {
    static final int BLOCK_SIZE = 8192;

    private final Optimizer[] blocks;
    private double learningRate;

    BlockwiseOptimizer(Stepwise spec, Matrix parameters, Matrix gradients) {
        this.blocks = new Optimizer[Math.ceilDiv(parameters.size(), BLOCK_SIZE)];
        for (var block = 0; block < blocks.length; block++) {
            blocks[block] = spec.startBlock(part(parameters, block), part(gradients, block));
        }
    }

    private static Matrix part(Matrix row, int block) {
        var from = block * BLOCK_SIZE;
        return row.view(from, 1, Math.min(BLOCK_SIZE, row.size() - from));
    }

    @Override
    public void step(double newLearningRate) {
        learningRate = newLearningRate;
        Workers.compute(this, blocks.length);
    }

    @Override
    public List<Matrix> memory() {
        return Arrays.stream(blocks).map(Optimizer::memory).flatMap(List::stream).toList();
    }

    @Override
    public void resumeAfter(long steps) {
        for (var block : blocks) {
            block.resumeAfter(steps);
        }
    }

    @Override
    public void compute(int block) {
        blocks[block].step(learningRate);
    }
}

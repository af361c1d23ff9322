package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.RowBlocks;
import io.mlpservice.engine.matrix.Workers;
import io.mlpservice.engine.optimizer.OptimizerSpec.Stepwise;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Divides many parameters into blocks that run in parallel, each soon after its gradients have been computed. */
final class BlockwiseOptimizer implements Optimizer, Workers.Blocks {
    private final BlockOptimizer[] blocks;
    private final RowBlocks gradients;
    private double learningRate;

    BlockwiseOptimizer(Stepwise spec, Matrix parameters, RowBlocks gradients) {
        var parts = RowBlocks.of(parameters);
        this.blocks = IntStream.range(0, RowBlocks.count(parameters)).mapToObj(parts::block).map(spec::startBlock)
                .toArray(BlockOptimizer[]::new);
        this.gradients = gradients;
    }

    @Override
    public void step(double newLearningRate) {
        learningRate = newLearningRate;
        Workers.compute(this, blocks.length);
    }

    @Override
    public List<Matrix> memory() {
        return Arrays.stream(blocks).map(BlockOptimizer::memory).flatMap(List::stream).toList();
    }

    @Override
    public void resumeAfter(long steps) {
        for (var block : blocks) {
            block.resumeAfter(steps);
        }
    }

    @Override
    public void compute(int block) {
        blocks[block].step(gradients.block(block), learningRate);
    }
}

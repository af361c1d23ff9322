package io.mlpservice.engine.metric;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes the metrics of a classification.
 *
 * @param targets one per target, all for the same rows
 */
public record ClassificationScorer(int rows, List<ClassScorer> targets) {
    public Metrics.Classification metrics(double loss) {
        var perTarget = targets.stream().map(ClassScorer::metrics).toList();
        return new Metrics.Classification(rows, loss,
                ClassificationScores.mean(accuracy(), perTarget.stream().map(Metrics.TargetClasses::scores).toList()),
                perTarget);
    }

    private double accuracy() {
        var right = IntStream.range(0, rows).filter(row -> targets.stream().allMatch(target -> target.isRight(row)))
                .count();
        return (double) right / rows;
    }
}

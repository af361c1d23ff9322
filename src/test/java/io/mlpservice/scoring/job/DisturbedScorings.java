package io.mlpservice.scoring.job;

import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.quota.Quotas;
import io.mlpservice.scoring.result.ResultChunks;
import org.springframework.beans.factory.BeanFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/** A store that does something after each chunk. */
public final class DisturbedScorings extends PredictionJobStore {
    private final PredictionJobStore store;
    private final IntConsumer afterChunk;
    private final List<Integer> written = new ArrayList<>();

    /**
     * A store before the service's own.
     *
     * @param afterChunk takes the number of chunks so far
     */
    public DisturbedScorings(BeanFactory beans, IntConsumer afterChunk) {
        super(beans.getBean(PredictionJobRepository.class), beans.getBean(ResultChunks.class),
                beans.getBean(Quotas.class));
        this.store = beans.getBean(PredictionJobStore.class);
        this.afterChunk = afterChunk;
    }

    /** The first row of each chunk. */
    public List<Integer> written() {
        return written;
    }

    @Override
    public Optional<StartedScoring> start(UUID job, String process) {
        return store.start(job, process);
    }

    @Override
    public void append(StartedScoring started, int firstRow, byte[] answers, ScoringAdvance advance) {
        store.append(started, firstRow, answers, advance);
        written.add(firstRow);
        afterChunk.accept(written.size());
    }

    @Override
    public JobState state(StartedScoring started) {
        return store.state(started);
    }

    @Override
    public void succeed(StartedScoring started) {
        store.succeed(started);
    }

    @Override
    public void fail(StartedScoring started, Problem problem) {
        store.fail(started, problem);
    }

    @Override
    public void stop(StartedScoring started) {
        store.stop(started);
    }
}

package io.mlpservice.scoring.job;

import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Inspection;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.scoring.result.ResultChunks;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.UUID;

/** Looks at prediction jobs: their descriptions, and the results of those that have succeeded. */
@Component
class ScoringInspection implements Inspection {
    private final PredictionJobRepository jobs;
    private final ResultChunks chunks;
    private final Damages damages;

    ScoringInspection(PredictionJobRepository jobs, ResultChunks chunks, Damages damages) {
        this.jobs = jobs;
        this.chunks = chunks;
        this.damages = damages;
    }

    @Override
    public Stored kind() {
        return Stored.PREDICTION_JOB;
    }

    @Override
    public void check(UUID id) throws IOException {
        var job = damages.reading(kind(), id, () -> jobs.findById(id))
                .orElseThrow(() -> ProblemException.notFound("prediction job", id));
        if (job.state() == JobState.SUCCEEDED) {
            job.result(chunks, damages).forEach(_ -> {
            });
        }
    }
}

package io.mlpservice.training;

import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.training.job.Jobs;
import io.mlpservice.training.job.Snapshot;
import io.mlpservice.training.job.SnapshotList;
import io.mlpservice.training.job.Snapshots;
import io.mlpservice.training.job.TrainingJob;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

import java.util.UUID;
import java.util.stream.Collectors;

/** The snapshots of training jobs: the models that their runs had after some epochs, also while they run. */
@Service
public class TrainingSnapshots {
    private final Jobs jobs;
    private final Snapshots snapshots;

    TrainingSnapshots(Jobs jobs, Snapshots snapshots) {
        this.jobs = jobs;
        this.snapshots = snapshots;
    }

    SnapshotList list(UUID jobId) {
        jobs.requireExistence(jobId);
        return new SnapshotList(snapshots.all(jobId));
    }

    /**
     * The model of a snapshot.
     *
     * @throws ProblemException 404 if there is no such job, or no snapshot of that epoch; 503 {@code job_damaged} if the
     *     stored bytes cannot be read
     */
    public TrainedSnapshot load(UUID jobId, int epoch) {
        var job = jobs.get(jobId);
        return snapshots.model(jobId, epoch)
                .map(model -> new TrainedSnapshot(jobId, job.configuration(), epoch, model))
                .orElseThrow(() -> absent(job, epoch));
    }

    private ProblemException absent(TrainingJob job, int epoch) {
        var asked = job.configuration().snapshots();
        if (asked == null || asked.max() == 0) {
            return ProblemException.of(HttpStatus.NOT_FOUND, "no_snapshots",
                    "The training job '%s' keeps no snapshots. Submit a job with \"snapshots\": {\"max\": 60} to keep some; if the job's warnings say that its network is too large for them, choose a smaller one or raise mlp.training.snapshots.max-bytes."
                            .formatted(job.id()));
        }
        var kept = snapshots.all(job.id());
        if (kept.isEmpty()) {
            return ProblemException.of(HttpStatus.NOT_FOUND, "not_found",
                    "The training job '%s' has no snapshots%s."
                            .formatted(job.id(), job.state().isTerminal()
                                    ? ", since its training did not begin"
                                    : " yet; its events say when it has some"));
        }
        return ProblemException.of(HttpStatus.NOT_FOUND, "not_found",
                "There is no snapshot of epoch %d. The training job '%s' has those of the epochs %s.".formatted(epoch,
                        job.id(), kept.stream().map(Snapshot::epoch).map(String::valueOf)
                                .collect(Collectors.joining(", "))));
    }
}

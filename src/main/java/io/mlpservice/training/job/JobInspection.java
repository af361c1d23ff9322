package io.mlpservice.training.job;

import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Inspection;
import io.mlpservice.platform.damage.Stored;
import org.springframework.stereotype.Component;

import java.util.UUID;

/** Looks at training jobs: their descriptions, checkpoints and snapshots, and the fits that they have finished. */
@Component
class JobInspection implements Inspection {
    private final JobRepository jobs;
    private final Checkpoints checkpoints;
    private final FinishedFits fits;
    private final Snapshots snapshots;
    private final Damages damages;

    JobInspection(JobRepository jobs, Checkpoints checkpoints, FinishedFits fits, Snapshots snapshots,
            Damages damages) {
        this.jobs = jobs;
        this.checkpoints = checkpoints;
        this.fits = fits;
        this.snapshots = snapshots;
        this.damages = damages;
    }

    @Override
    public Stored kind() {
        return Stored.TRAINING_JOB;
    }

    @Override
    public void check(UUID id) {
        var _ = damages.reading(kind(), id, () -> jobs.findById(id)).orElseThrow(() -> Jobs.notFound(id));
        damages.reading(kind(), id, () -> fits.of(id));
        checkpoints.check(id);
        snapshots.check(id);
    }
}

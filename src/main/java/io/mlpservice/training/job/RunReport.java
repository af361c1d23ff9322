package io.mlpservice.training.job;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run has reached since it last reported.
 *
 * @param epochs those that are finished, in order
 * @param runModel a model of the run, from which its snapshots are read; null if it did not change
 * @param snapshots those that were taken
 * @param checkpoint null to keep the one before
 */
@SuppressWarnings("ArrayRecordComponent")
public record RunReport(JobPhase phase, JobProgress progress, JobTimings timings, List<Epoch> epochs,
        byte @Nullable [] runModel, List<TakenSnapshot> snapshots, byte @Nullable [] checkpoint) {
    /** A report of a run that takes no snapshots. */
    public RunReport(JobPhase phase, JobProgress progress, JobTimings timings, List<Epoch> epochs) {
        this(phase, progress, timings, epochs, null, List.of(), null);
    }

    /** The epochs of the snapshots. */
    Set<Integer> epochsOfSnapshots() {
        return snapshots.stream().map(TakenSnapshot::epoch).collect(Collectors.toSet());
    }

    /** The last of the finished epochs, 0 if there are none. */
    int lastEpoch() {
        return epochs.isEmpty() ? 0 : epochs.getLast().epoch();
    }
}

package io.mlpservice.training.run;

import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that this process trains, so that a change reaches them before they poll the database. */
@Component
public class RunningJobs {
    private final Map<UUID, JobRecorder> recorders = new ConcurrentHashMap<>();

    void add(UUID id, JobRecorder recorder) {
        recorders.put(id, recorder);
    }

    void remove(UUID id, JobRecorder recorder) {
        recorders.remove(id, recorder);
    }

    /** Training rows per second, summed over all running jobs by their last epochs. */
    double rowsPerSecond() {
        return recorders.values().stream().mapToDouble(JobRecorder::rowsPerSecond).sum();
    }

    /** Makes a job of this process check its row at once; another process does so within a moment. */
    public void look(UUID id) {
        Optional.ofNullable(recorders.get(id)).ifPresent(JobRecorder::look);
    }
}

package io.mlpservice.training.run;

import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that this very process trains, so that it need not wait for its own look into the database. */
@Component
public class RunningJobs {
    private final Map<UUID, JobRecorder> recorders = new ConcurrentHashMap<>();

    void add(UUID id, JobRecorder recorder) {
        recorders.put(id, recorder);
    }

    void remove(UUID id, JobRecorder recorder) {
        recorders.remove(id, recorder);
    }

    /** How many training rows a second all of them learn from, by the last epoch of each. */
    double rowsPerSecond() {
        return recorders.values().stream().mapToDouble(JobRecorder::rowsPerSecond).sum();
    }

    /** Has a job that is trained here look at its row at once; elsewhere its process does so in a moment. */
    public void look(UUID id) {
        Optional.ofNullable(recorders.get(id)).ifPresent(JobRecorder::look);
    }
}

package io.mlpservice.platform.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A job's place in the queue.
 *
 * @param before the number of jobs that start before it
 */
public record QueuePlace(UUID jobId, long before) {
    /** The number of jobs ahead, by job. */
    public static Map<UUID, Integer> byJob(List<QueuePlace> places) {
        return places.stream().collect(Collectors.toMap(QueuePlace::jobId, place -> Math.toIntExact(place.before())));
    }
}

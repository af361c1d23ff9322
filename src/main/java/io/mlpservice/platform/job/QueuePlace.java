package io.mlpservice.platform.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A job's place in the queue.
 *
 * @param job its id
 * @param before the number of jobs that start before it
 */
public record QueuePlace(String job, long before) {
    /** The number of jobs ahead, by job. */
    public static Map<UUID, Integer> byJob(List<QueuePlace> places) {
        return places.stream().collect(
                Collectors.toMap(place -> UUID.fromString(place.job()), place -> Math.toIntExact(place.before())));
    }
}

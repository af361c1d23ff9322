package io.mlpservice.training.event;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The ids of a stream of one job: the numbers of its events.
 *
 * @param lastEventId the id of the last event that the client has, if any
 */
record NumberIds(@Nullable String lastEventId) implements EventIds {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    @Override
    public long last(UUID job) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        return NUMBER.matcher(lastEventId).matches() ? Long.parseLong(lastEventId) : -1;
    }

    @Override
    public String after(FollowedJob job, Collection<FollowedJob> all) {
        return String.valueOf(job.lastNumber());
    }
}

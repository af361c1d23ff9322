package io.mlpservice.training.event;

import java.util.Collection;
import java.util.UUID;

/** What the ids of a stream's events say: how far the client has got with each of its jobs. */
interface EventIds {
    /** The number of the last event of a job that the client has; 0 for none, negative if its id makes no sense. */
    long last(UUID job);

    /** The id of the event of a job that is sent now. */
    String after(FollowedJob job, Collection<FollowedJob> all);
}

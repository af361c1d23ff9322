package io.mlpservice.platform.job;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.platform.setting.Settings;

import java.time.Duration;
import java.util.List;

/**
 * How many jobs of one kind may wait for a slot. An owner has a share of the queue, so that others find room in it.
 *
 * @param prefix how the settings begin, such as {@code mlp.training}
 * @param jobs what messages call the jobs, such as {@code training jobs}
 * @param ofAll of all owners together, at least 1
 * @param ofOwner of one owner, at least 1
 */
public record QueueLimits(String prefix, String jobs, int ofAll, int ofOwner) {
    /** How many may wait unless a setting says otherwise. */
    public static final String OF_ALL = "2000";
    /** How many of one owner may wait unless a setting says otherwise: half of the queue. */
    public static final String OF_OWNER = "1000";

    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(10);

    public QueueLimits {
        Settings.requireAtLeast(1, setting(prefix), ofAll);
        Settings.requireAtLeast(1, settingOfOwner(prefix), ofOwner);
    }

    private static String setting(String prefix) {
        return prefix + ".max-queued";
    }

    private static String settingOfOwner(String prefix) {
        return prefix + ".max-queued-of-owner";
    }

    /**
     * Checks that the current owner may queue one more job.
     *
     * @throws ProblemException 429 {@code queue_full}
     */
    public void requireRoom(BackgroundJobRepository<?> repository) {
        if (repository.countQueued() >= ofAll) {
            throw full("%d %s are waiting, which is the maximum (`%s`).".formatted(ofAll, jobs, setting(prefix)));
        }
        if (repository.countQueuedOfOwner() >= ofOwner) {
            throw full("%d of your %s are waiting, which is the maximum for one owner (`%s`)."
                    .formatted(ofOwner, jobs, settingOfOwner(prefix)));
        }
    }

    private static ProblemException full(String reason) {
        return ProblemException.tooMany("queue_full",
                reason + " Submit this one when some have started, or cancel some.", UNTIL_THERE_IS_ROOM);
    }

    /** The limits as the service shows them. */
    public List<ServiceLimit> limits() {
        return List.of(
                ServiceLimit.of(setting(prefix), ofAll, "Queued %s of all owners together.".formatted(jobs)),
                ServiceLimit.of(settingOfOwner(prefix), ofOwner, "Queued %s of one owner.".formatted(jobs)));
    }
}

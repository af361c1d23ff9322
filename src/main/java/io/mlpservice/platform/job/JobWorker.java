package io.mlpservice.platform.job;

import io.mlpservice.platform.owner.Owner;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Works on the jobs of one queue. A job's row decides what to do; the queue only triggers a look at it. */
public interface JobWorker {
    /** The owner of a job; empty if there is no such job. */
    Optional<Owner> owner(UUID id);

    /**
     * Works on a job on the calling thread on behalf of its owner, unless it has nothing left to do.
     *
     * @param process the name of this process
     * @param shuttingDown whether the process is about to end, so that the job must stop
     * @return whether the job still belongs to this process; false if another one took it over
     * @throws RuntimeException if the database does not answer; the job is tried again later
     */
    boolean run(UUID id, String process, BooleanSupplier shuttingDown);

    /** Runs one of two actions on a job's place in the queue while the job's row is locked. */
    void settle(UUID id, Runnable ifToBeStarted, Runnable otherwise);
}

package io.mlpservice.platform.job;

import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import org.springframework.beans.factory.ObjectProvider;

/** Hands the ends of jobs to those who observe them. Hibernate calls it when it writes a job's row. */
public final class JobEnds {
    private final ObjectProvider<JobEndObserver> observers;

    JobEnds(ObjectProvider<JobEndObserver> observers) {
        this.observers = observers;
    }

    @PostUpdate
    void written(BackgroundJob job) {
        if (job.state().isTerminal()) {
            observers.forEach(observer -> observer.ended(job.theEnd()));
        }
    }

    @PostRemove
    void removed(BackgroundJob job) {
        observers.forEach(observer -> observer.deleted(job.id()));
    }
}

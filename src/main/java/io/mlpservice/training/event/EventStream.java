package io.mlpservice.training.event;

import io.mlpservice.platform.access.Admission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends the events of jobs to one client on the calling thread, which blocks while the client is slow. */
final class EventStream {
    private static final long BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(15).toNanos();
    private static final Duration LONGEST = Duration.ofHours(1);
    /** Clients that lose the connection reconnect after a second. */
    private static final byte[] GREETING = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SIGN_OF_LIFE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final List<FollowedJob> jobs;
    private final EventIds ids;
    private final Admission admission;
    private final Output output;
    private final Semaphore news = new Semaphore(0);
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private long lastSent;

    /** Where messages go. A message is flushed when the call returns. */
    @FunctionalInterface
    interface Output {
        void send(byte[] message) throws IOException;
    }

    EventStream(List<FollowedJob> jobs, EventIds ids, Admission admission, Output output) {
        this.jobs = List.copyOf(jobs);
        this.ids = ids;
        this.admission = admission;
        this.output = output;
    }

    /** Sends all events until the last one of each job, the end of its feed or of the admission, or the time limit. */
    void run() throws IOException, InterruptedException {
        Runnable listener = news::release;
        jobs.forEach(job -> job.feed().listen(listener));
        try {
            send(GREETING);
            while (!jobs.stream().allMatch(FollowedJob::isOver) && System.nanoTime() < end && admission.lasts()) {
                news.drainPermits();
                sendOneOfEach();
            }
        } finally {
            jobs.forEach(job -> job.feed().forget(listener));
        }
    }

    /** Sends at most one event of each job, so that none holds up another. Waits if there is none. */
    private void sendOneOfEach() throws IOException, InterruptedException {
        var sent = false;
        var pause = BETWEEN_SIGNS_OF_LIFE - (System.nanoTime() - lastSent);
        for (var job : jobs) {
            if (job.isOver() || !job.hasNext()) {
                continue;
            }
            var now = System.nanoTime();
            if (job.delay(now) > 0) {
                pause = Math.min(pause, job.delay(now));
            } else {
                var event = job.take(now);
                send(event.message(ids.after(job, jobs)));
                sent = true;
            }
        }
        if (!sent) {
            await(pause);
        }
    }

    private void await(long pause) throws IOException, InterruptedException {
        var isOver = jobs.stream().allMatch(FollowedJob::isOver);
        if (!isOver && !news.tryAcquire(pause, TimeUnit.NANOSECONDS)
                && System.nanoTime() - lastSent >= BETWEEN_SIGNS_OF_LIFE) {
            send(SIGN_OF_LIFE);
        }
    }

    private void send(byte[] message) throws IOException {
        output.send(message);
        lastSent = System.nanoTime();
    }
}

package io.mlpservice.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.problem.DamagedRecordException;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

/**
 * The queues of this process, dispatched by db-scheduler. It starts when everything else is up and stops before anything
 * else shuts down.
 */
@Component
@DependsOnDatabaseInitialization
public class JobQueues implements SmartLifecycle {
    private static final Duration RETRY = Duration.ofSeconds(10);
    /** Of a job whose row cannot be read until it is mended. */
    private static final Duration RETRY_OF_DAMAGED = Duration.ofHours(1);
    /** Applies twice: before and after the job threads are interrupted. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(3);
    /** Polls for the next job as soon as one of up to a hundred slots is free. */
    private static final double BUSY = 0.99;
    private static final double ALL_SLOTS = 1;
    private static final Duration POLLING_ALONE = Duration.ofSeconds(10);
    private static final Duration POLLING_WITH_OTHERS = Duration.ofSeconds(2);

    /** A unique name for each process: a task picked under another name belongs to another process. */
    private final String process = "mlp-" + UUID.randomUUID();
    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final boolean isAlone;
    private final List<Scheduler> schedulers = new CopyOnWriteArrayList<>();

    JobQueues(DataSource database, JdbcTemplate jdbc) {
        this.database = database;
        this.jdbc = jdbc;
        this.isAlone = !isSharedWithOthers(jdbc);
    }

    private static boolean isSharedWithOthers(JdbcTemplate jdbc) {
        ConnectionCallback<String> product = connection -> connection.getMetaData().getDatabaseProductName();
        return "PostgreSQL".equals(jdbc.execute(product));
    }

    /** Makes a queue whose jobs a worker does. */
    public JobQueue create(QueueSpec spec, JobWorker worker) {
        var silent = new SilentProcesses(spec.patience());
        var queue = create(spec, task(spec, worker, silent), silent);
        makeDue(spec.table(), isAlone ? Duration.ZERO : RETRY_OF_DAMAGED);
        return queue;
    }

    /** Makes a queue of work that is tried until it is done. */
    public JobQueue create(QueueSpec spec, RepeatedWork work) {
        var silent = new SilentProcesses(spec.patience());
        var queue = create(spec, task(spec, work, silent), silent);
        makeDue(spec.table(), work.longestPause());
        return queue;
    }

    private JobQueue create(QueueSpec spec, Task<Void> task, SilentProcesses silent) {
        var builder = Scheduler.create(new TransactionAwareDataSourceProxy(database), List.of(task))
                .tableName(spec.table()).threads(spec.slots()).schedulerName(new SchedulerName.Fixed(process))
                .serializer(new NoTaskData()).heartbeatInterval(spec.heartbeatInterval())
                .missedHeartbeatsLimit(spec.missedHeartbeats()).addSchedulerListener(silent)
                .enableImmediateExecution().enablePriority().shutdownMaxWait(SHUTDOWN);
        var scheduler = isAlone
                ? builder.clock(new SteadyClock()).pollUsingFetch(BUSY, ALL_SLOTS).pollingInterval(POLLING_ALONE)
                        .jdbcCustomization(new DefaultJdbcCustomization(false)).build()
                : builder.pollUsingLockAndFetch(BUSY, ALL_SLOTS).pollingInterval(POLLING_WITH_OTHERS).build();
        schedulers.add(scheduler);
        if (isAlone) {
            takeBack(spec.table());
        }
        return new JobQueue(spec.task(), scheduler);
    }

    /** Keeps the task of a job that is queued again or still has something to do; removes any other. */
    private Task<Void> task(QueueSpec spec, JobWorker worker, SilentProcesses silent) {
        return Tasks.custom(spec.task(), Void.class).onFailure(JobQueues::retryLater)
                .onDeadExecution(silent).execute((task, context) -> {
                    var id = UUID.fromString(task.getId());
                    return run(worker, id, context.getSchedulerState()::isShuttingDown)
                            ? (done, operations) -> CurrentOwner.runAsService(() -> worker.settle(id,
                                    () -> operations.reschedule(done, done.getExecution().executionTime),
                                    operations::remove))
                            : leftToAnother();
                });
    }

    private static Task<Void> task(QueueSpec spec, RepeatedWork work, SilentProcesses silent) {
        return Tasks.custom(spec.task(), Void.class).onFailure(JobQueues::retryLater)
                .onDeadExecution(silent).execute((task, context) -> {
                    var next = work.attempt(UUID.fromString(task.getId()));
                    return (done, operations) -> next.ifPresentOrElse(
                            pause -> operations.reschedule(done, done.getTimeDone().plus(pause)),
                            operations::remove);
                });
    }

    private static void retryLater(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        var isDamaged = failed.getCause().filter(DamagedRecordException::isBehind).isPresent();
        operations.reschedule(failed, failed.getTimeDone().plus(isDamaged ? RETRY_OF_DAMAGED : RETRY));
    }

    /** What a job reads and makes is its owner's. */
    private boolean run(JobWorker worker, UUID id, BooleanSupplier shuttingDown) {
        return CurrentOwner.callAsService(() -> worker.owner(id))
                .map(owner -> CurrentOwner.call(owner, () -> worker.run(id, process, shuttingDown))).orElse(true);
    }

    private static CompletionHandler<Void> leftToAnother() {
        return (done, operations) -> {
            // The task belongs to another process as well.
        };
    }

    /**
     * An embedded database serves this process alone: a picked task belongs to a dead process, and there is no need to
     * wait for missed heartbeats.
     */
    private void takeBack(String table) {
        jdbc.update("update %s set picked = false, picked_by = null, last_heartbeat = null where picked = true"
                .formatted(table));
    }

    /**
     * Starts what was queued while the clock was ahead, once it is not.
     *
     * @param pause what is tried again may be due that much later than now
     */
    private void makeDue(String table, Duration pause) {
        var now = Instant.now();
        jdbc.update("update %s set execution_time = ? where picked = false and execution_time > ?".formatted(table),
                Timestamp.from(now), Timestamp.from(now.plus(pause)));
    }

    @Override
    public void start() {
        schedulers.forEach(Scheduler::start);
    }

    /** Returns in time, whatever the database does. */
    @Override
    public void stop() {
        SchedulerStop.all(schedulers);
    }

    @Override
    public boolean isRunning() {
        return schedulers.stream().map(Scheduler::getSchedulerState)
                .anyMatch(state -> state.isStarted() && !state.isShuttingDown());
    }

    /** A scheduler that was stopped cannot be started again. */
    @Override
    public boolean isPauseable() {
        return false;
    }
}

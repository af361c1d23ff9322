package io.mlpservice.training.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.mlpservice.training.job.JobSettings;
import io.mlpservice.training.job.JobStore;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/** How db-scheduler dispatches jobs. It decides when to look at a job; the job's row decides what to do then. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration RETRY = Duration.ofSeconds(10);
    /** Applies twice: before and after the job threads are interrupted. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(3);
    /** Polls for the next job as soon as one of up to a hundred slots is free. */
    private static final double BUSY = 0.99;
    private static final double ALL_SLOTS = 1;
    private static final Duration POLLING_ALONE = Duration.ofSeconds(10);
    private static final Duration POLLING_WITH_OTHERS = Duration.ofSeconds(2);

    /** A unique name for each process: a task picked under another name belongs to another process. */
    private final String processName = "mlp-" + UUID.randomUUID();

    @Bean
    SilentProcesses silentProcesses(JobSettings settings) {
        return new SilentProcesses(settings.heartbeatInterval().multipliedBy(MISSED_HEARTBEATS));
    }

    @Bean
    Task<Void> trainingTask(JobRunner runner, JobStore store, SilentProcesses silent) {
        return Tasks.custom(JobQueue.TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<Void>(RETRY)).onDeadExecution(silent)
                .execute((task, context) -> execute(runner, store, task, context));
    }

    /** Keeps the task of a job that is queued again or still has a model to make; removes any other. */
    private CompletionHandler<Void> execute(JobRunner runner, JobStore store, TaskInstance<Void> task,
            ExecutionContext context) {
        var id = UUID.fromString(task.getId());
        if (!runner.run(id, processName, context.getSchedulerState()::isShuttingDown)) {
            return (done, operations) -> {
                // The task belongs to another process as well.
            };
        }
        return (done, operations) -> store.settle(id,
                () -> operations.reschedule(done, done.getExecution().executionTime), operations::remove);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Scheduler scheduler(DataSource dataSource, Task<Void> trainingTask, SilentProcesses silent, JobSettings settings) {
        var builder = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), List.of(trainingTask))
                .threads(settings.slotsOrDefault()).schedulerName(new SchedulerName.Fixed(processName))
                .serializer(new NoTaskData()).heartbeatInterval(settings.heartbeatInterval())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS).addSchedulerListener(silent)
                .enableImmediateExecution().enablePriority().shutdownMaxWait(SHUTDOWN);
        return isSharedWithOthers(dataSource)
                ? builder.pollUsingLockAndFetch(BUSY, ALL_SLOTS).pollingInterval(POLLING_WITH_OTHERS).build()
                : builder.pollUsingFetch(BUSY, ALL_SLOTS).pollingInterval(POLLING_ALONE)
                        .jdbcCustomization(new DefaultJdbcCustomization(false)).build();
    }

    @Bean
    DbSchedulerStarter schedulerStarter(Scheduler scheduler, DataSource dataSource, JdbcTemplate jdbc) {
        return new SchedulerLifecycle(scheduler, () -> {
            if (!isSharedWithOthers(dataSource)) {
                takeBack(jdbc);
            }
        });
    }

    /**
     * An embedded database serves this process alone: a picked task belongs to a dead process, and there is no need to
     * wait for missed heartbeats.
     */
    private static void takeBack(JdbcTemplate jdbc) {
        jdbc.update(
                "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where picked = true");
    }

    private static boolean isSharedWithOthers(DataSource dataSource) {
        ConnectionCallback<String> product = connection -> connection.getMetaData().getDatabaseProductName();
        return "PostgreSQL".equals(new JdbcTemplate(dataSource).execute(product));
    }
}

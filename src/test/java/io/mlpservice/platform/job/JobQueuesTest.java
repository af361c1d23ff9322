package io.mlpservice.platform.job;

import io.mlpservice.platform.owner.Owner;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** The queues of a process that is alone with its database. */
class JobQueuesTest {
    private static final QueueSpec SPEC = new QueueSpec("job", "scheduled_tasks", 1, Duration.ofSeconds(5));

    private final JdbcDataSource database = new JdbcDataSource();
    private final CompletableFuture<UUID> started = new CompletableFuture<>();
    private JobQueues queues;

    @BeforeEach
    void makeTable() {
        database.setURL("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        new JdbcTemplate(database).execute("""
                create table scheduled_tasks (task_name varchar(100), task_instance varchar(100), task_data blob,
                    execution_time timestamp(6) with time zone, picked boolean, picked_by varchar(50),
                    last_success timestamp(6) with time zone, last_failure timestamp(6) with time zone,
                    consecutive_failures integer, last_heartbeat timestamp(6) with time zone, version bigint,
                    priority smallint, primary key (task_name, task_instance))
                """);
        queues = queues();
    }

    @AfterEach
    void stop() {
        queues.stop();
        new JdbcTemplate(database).execute("shutdown");
    }

    @Test
    void startAJobThatWasSubmittedWhileTheClockWasAhead() throws Exception {
        var job = UUID.randomUUID();
        queues.create(SPEC, new Started()).add(job, 0, Instant.now().plus(Duration.ofDays(2)));

        queues = queues();
        queues.create(SPEC, new Started());
        queues.start();

        assertThat(started.get(60, TimeUnit.SECONDS)).isEqualTo(job);
    }

    private JobQueues queues() {
        return new JobQueues(database, new JdbcTemplate(database));
    }

    /** Tells which job was started, and has nothing to do. */
    private final class Started implements JobWorker {
        @Override
        public Optional<Owner> owner(UUID id) {
            started.complete(id);
            return Optional.empty();
        }

        @Override
        public boolean run(UUID id, String process, BooleanSupplier shuttingDown) {
            return true;
        }

        @Override
        public void settle(UUID id, Runnable ifToBeStarted, Runnable otherwise) {
            otherwise.run();
        }
    }
}

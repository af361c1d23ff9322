package io.mlpservice.training.event;

import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.training.job.Epoch;
import io.mlpservice.training.job.EpochHistory;
import io.mlpservice.training.job.JobStateEntry;
import io.mlpservice.training.job.Jobs;
import io.mlpservice.training.job.Snapshot;
import io.mlpservice.training.job.Snapshots;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** The events of jobs, read from the database, so that every process sends the same events with the same numbers. */
@Component
class JobEventLog {
    private static final int MOST_EPOCHS = 500;
    /** Clients that catch up take no more of the connections to the database; those at the end have others. */
    private static final int READS_AT_ONCE = 2;

    private final Semaphore catchingUp = new Semaphore(READS_AT_ONCE, true);
    private final Semaphore atTheEnd = new Semaphore(READS_AT_ONCE, true);

    private final JdbcClient client;
    private final EpochHistory epochs;
    private final Snapshots snapshots;
    private final Jobs jobs;
    private final JsonMapper json;

    JobEventLog(JdbcTemplate jdbc, EpochHistory epochs, Snapshots snapshots, Jobs jobs, JsonMapper json) {
        this.client = JdbcClient.create(jdbc);
        this.epochs = epochs;
        this.snapshots = snapshots;
        this.jobs = jobs;
        this.json = json;
    }

    private record JobHorizon(UUID id, EventHorizon horizon) {}

    /** How far the events of some jobs reach, in one query. Jobs that do not exist are left out. */
    Map<UUID, EventHorizon> horizons(Collection<UUID> ids) {
        return client.sql("""
                select id, state, epochs_recorded,
                    (select count(*) from training_job_state where job_id = training_job.id) as states
                from training_job where id in (:ids)""").param("ids", ids).query((row, number) -> horizon(row)).list()
                .stream()
                .collect(Collectors.toMap(JobHorizon::id, JobHorizon::horizon));
    }

    private static JobHorizon horizon(ResultSet row) throws SQLException {
        return new JobHorizon(row.getObject("id", UUID.class),
                new EventHorizon(new EventPosition(row.getInt("states"), row.getInt("epochs_recorded")),
                        JobState.valueOf(row.getString("state")).isTerminal()));
    }

    /** The position after the event with a number, which is at most the end's. */
    EventPosition after(UUID job, long number) {
        var states = client.sql("""
                select count(*) from training_job_state
                where job_id = ? and number + 1 + epochs_before <= ?""").param(job).param(number).query(Integer.class)
                .single();
        return new EventPosition(states, Math.toIntExact(number - states));
    }

    /**
     * The event at a position, if it is before the horizon. One event holds all epochs up to the next state or the
     * horizon, up to {@value #MOST_EPOCHS}.
     */
    Optional<JobEvent> next(UUID job, EventPosition at, EventHorizon horizon) {
        var turn = at.number() + MOST_EPOCHS < horizon.end().number() ? catchingUp : atTheEnd;
        turn.acquireUninterruptibly();
        try {
            return read(job, at, horizon);
        } finally {
            turn.release();
        }
    }

    private Optional<JobEvent> read(UUID job, EventPosition at, EventHorizon horizon) {
        if (at.states() < horizon.end().states()) {
            return state(job, at.states())
                    .flatMap(state -> epochs(job, at, state.epochsBefore())
                            .or(() -> Optional.of(event(job, at, state))));
        }
        return epochs(job, at, horizon.end().epochs())
                .or(() -> horizon.isOver() ? Optional.of(done(job, horizon)) : Optional.empty());
    }

    private Optional<JobStateEntry> state(UUID job, int number) {
        return client.sql("""
                select state, attempt, epochs_before, since from training_job_state
                where job_id = ? and number = ?""").param(job).param(number).query((row, index) -> state(row))
                .optional();
    }

    private static JobStateEntry state(ResultSet row) throws SQLException {
        return new JobStateEntry(JobState.valueOf(row.getString("state")), row.getInt("attempt"),
                row.getInt("epochs_before"), row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private JobEvent event(UUID job, EventPosition at, JobStateEntry state) {
        var next = new EventPosition(at.states() + 1, state.epochsBefore());
        return event(JobEvent.Type.STATE, next, next.number(), State.of(job, state));
    }

    /**
     * Epochs may be missing: of a long job not all are kept, and a job that was cancelled or timed out drops those of a
     * longer, earlier attempt.
     */
    private Optional<JobEvent> epochs(UUID job, EventPosition at, int last) {
        if (at.epochs() >= last) {
            return Optional.empty();
        }
        var items = epochs.between(job, at.epochs(), last, MOST_EPOCHS);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        var next = new EventPosition(at.states(), items.getLast().epoch());
        return Optional.of(behind(job, snapshots.between(job, at.epochs(), next.epochs()),
                event(JobEvent.Type.EPOCHS, next, next.number(), new Epochs(job, items))));
    }

    /** Snapshots have no numbers: they come with the epochs that were recorded in the same transaction. */
    private JobEvent behind(UUID job, List<Snapshot> taken, JobEvent event) {
        var result = event;
        for (var snapshot : taken) {
            result = result.behind("snapshot", json.writeValueAsString(SnapshotTaken.of(job, snapshot)));
        }
        return result;
    }

    /** The job itself. It has its id twice, so that every event names its job in the same field. */
    private JobEvent done(UUID job, EventHorizon horizon) {
        var data = json.createObjectNode().put("job_id", job.toString());
        data.setAll((ObjectNode) json.valueToTree(jobs.get(job).brief()));
        return behind(job, snapshots.withoutEpochs(job),
                event(JobEvent.Type.DONE, horizon.end(), horizon.doneNumber(), data));
    }

    private JobEvent event(JobEvent.Type type, EventPosition next, long number, Object data) {
        return JobEvent.of(type, number, next, JsonNames.of(type), json.writeValueAsString(data));
    }

    @Schema(name = "TrainingJobStateEvent", description = "A state that a job entered.")
    record State(UUID jobId, JobState state,
            @Schema(description = "The number of starts up to then.") int attempt,
            @Schema(description = "The last epoch recorded before it.") int epochsBefore, Instant since) {
        static State of(UUID job, JobStateEntry entry) {
            return new State(job, entry.state(), entry.attempt(), entry.epochsBefore(), entry.since());
        }
    }

    @Schema(name = "TrainingJobEpochsEvent", description = "The epochs recorded since the last such event, of a long job those that are kept.")
    record Epochs(UUID jobId, List<Epoch> items) {}

    @Schema(name = "TrainingJobSnapshotEvent", description = "The parameters after an epoch were kept.")
    record SnapshotTaken(UUID jobId,
            @Schema(description = "0 for the parameters that training starts from.", example = "12") int epoch,
            @Schema(example = "0.31") @Nullable Double trainingLoss,
            @Schema(example = "0.35") @Nullable Double validationLoss) {
        static SnapshotTaken of(UUID job, Snapshot snapshot) {
            return new SnapshotTaken(job, snapshot.epoch(), snapshot.trainingLoss(), snapshot.validationLoss());
        }
    }
}

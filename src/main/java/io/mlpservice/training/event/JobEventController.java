package io.mlpservice.training.event;

import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.openapi.Streams;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.training.job.TrainingJob;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

@RestController
@RequiresScope(Scope.TRAIN)
@Tag(name = "Training jobs")
class JobEventController {
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String LAST_EVENT = "The id of the last event received.";
    private static final int MOST_JOBS = 100;
    private static final String EXAMPLE = """
            id: 2
            event: state
            data: {"job_id":"3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77","state":"running","attempt":1,"epochs_before":0,"since":"2026-03-01T12:00:00Z"}

            id: 3
            event: epochs
            data: {"job_id":"3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77","items":[{"epoch":1,"training_loss":1.07,"validation_loss":0.98}]}
            """;

    private static final String EXAMPLE_OF_SEVERAL = """
            id: n0MvH20cincC
            event: state
            data: {"job_id":"3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77","state":"running","attempt":1,"epochs_before":0,"since":"2026-03-01T12:00:00Z"}
            """;

    private final EventStreams streams;

    JobEventController(EventStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/api/v1/training-jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "watchTrainingJob", summary = "Watch a training job", description = """
            Server-sent events of the job from its submission to its end: `state` for every state it comes to (`state`, \
            `attempt`, `epochs_before`, `since`), `epochs` with all epochs recorded since the last such event (`items`, \
            as `GET …/epochs` has them; at most ten events a second), `snapshot` for each snapshot, just before the epochs \
            that were recorded with it, and at last `done` with the job itself; then the \
            stream ends. Every event but `snapshot` has an id; with that of the last one received in `Last-Event-ID` the \
            stream goes on after it, at any replica: nothing recorded is missed, and nothing but a snapshot comes \
            twice. A stream that goes on after \
            `done` is answered with 204. Every 15 seconds without an event a comment is sent, and after an hour the \
            stream ends, to be taken up again.""")
    @ApiResponse(responseCode = "200", description = "The events, as they happen.", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"), examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(responseCode = "204", description = "All events were sent before.", content = @Content)
    @Streams({@Streams.Part(name = "state", type = JobEventLog.State.class),
        @Streams.Part(name = "epochs", type = JobEventLog.Epochs.class),
        @Streams.Part(name = "snapshot", type = JobEventLog.SnapshotTaken.class),
        @Streams.Part(name = "done", type = TrainingJob.class)})
    void watch(@PathVariable UUID id,
            @Parameter(description = LAST_EVENT, schema = @Schema(type = "string", pattern = "[0-9]+")) @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            HttpServletRequest request, HttpServletResponse response) {
        streams.answer(List.of(id), new NumberIds(lastEventId), request, response);
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "watchTrainingJobs", summary = "Watch several training jobs in one stream", description = """
            The events of each job as its own stream has them, each with the `job_id`; browsers allow few streams at a \
            time. The id of an event says how far the client has got with all of the jobs: with that of the last one \
            received in `Last-Event-ID` the stream goes on after it, at any replica; nothing is missed, and nothing but a snapshot comes \
            twice, even if jobs are added or left out. The stream ends after the last `done`.""")
    @ApiResponse(responseCode = "200", description = "The events, as they happen.", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"), examples = @ExampleObject(EXAMPLE_OF_SEVERAL)))
    @ApiResponse(responseCode = "204", description = "All events were sent before.", content = @Content)
    @ApiResponse(responseCode = "404")
    @Streams({@Streams.Part(name = "state", type = JobEventLog.State.class),
        @Streams.Part(name = "epochs", type = JobEventLog.Epochs.class),
        @Streams.Part(name = "snapshot", type = JobEventLog.SnapshotTaken.class),
        @Streams.Part(name = "done", type = TrainingJob.class)})
    void watchAll(
            @Parameter(required = true, description = "The jobs to watch: `job_id=…&job_id=…`.", array = @ArraySchema(minItems = 1, maxItems = MOST_JOBS, schema = @Schema(type = "string", format = "uuid"))) @RequestParam(name = "job_id", required = false) UUID @Nullable [] jobIds,
            @Parameter(description = LAST_EVENT, schema = @Schema(type = "string", pattern = "[A-Za-z0-9_-]+")) @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            HttpServletRequest request, HttpServletResponse response) {
        var jobs = new LinkedHashSet<>(jobIds == null ? List.of() : Arrays.asList(jobIds));
        if (jobs.isEmpty() || jobs.size() > MOST_JOBS) {
            throw ProblemException.invalid(List.of(FieldError.parameter("job_id", "out_of_range",
                    "There are %d values of job_id; name the training jobs to watch, from 1 to %d of them: job_id=…&job_id=…."
                            .formatted(jobs.size(), MOST_JOBS))));
        }
        streams.answer(jobs, new CursorIds(lastEventId), request, response);
    }
}

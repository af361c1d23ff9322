package io.mlpservice.training.event;

import io.mlpservice.platform.ProblemException;
import io.mlpservice.platform.openapi.Streams;
import io.mlpservice.training.job.JobStateEntry;
import io.mlpservice.training.job.TrainingJob;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Streams a job's events. Each stream has a virtual thread of its own, which costs little while it waits. */
@RestController
@Tag(name = "Training jobs")
class JobEventController {
    private static final Logger LOG = LoggerFactory.getLogger(JobEventController.class);
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final String EXAMPLE = """
            id: 2
            event: state
            data: {"state":"running","attempt":1,"epochs_before":0,"since":"2026-03-01T12:00:00Z"}

            id: 3
            event: epochs
            data: {"items":[{"epoch":1,"training_loss":1.07,"validation_loss":0.98}]}
            """;

    private final EventFeeds feeds;
    private final JobEventLog log;

    JobEventController(EventFeeds feeds, JobEventLog log) {
        this.feeds = feeds;
        this.log = log;
    }

    @GetMapping(path = "/api/v1/training-jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "watchTrainingJob", summary = "Watch a training job", description = """
            Server-sent events of the job from its submission to its end: `state` for every state it comes to (`state`, \
            `attempt`, `epochs_before`, `since`), `epochs` with all epochs recorded since the last such event (`items`, \
            as `GET …/epochs` has them; at most ten events a second) and at last `done` with the job itself; then the \
            stream ends. Every event has an id; with that of the last one received in `Last-Event-ID` the stream goes on \
            after it, at any replica: nothing recorded is missed and nothing comes twice. A stream that goes on after \
            `done` is answered with 204. Every 15 seconds without an event a comment is sent, and after an hour the \
            stream ends, to be taken up again.""")
    @ApiResponse(responseCode = "200", description = "The events, as they happen.", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"), examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(responseCode = "204", description = "All events were sent before.", content = @Content)
    @Streams({@Streams.Part(name = "state", type = JobStateEntry.class),
        @Streams.Part(name = "epochs", type = JobEventLog.Epochs.class),
        @Streams.Part(name = "done", type = TrainingJob.class)})
    void watch(@PathVariable UUID id,
            @Parameter(description = "The id of the last event received.", schema = @Schema(type = "string", pattern = "[0-9]+")) @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        var horizon = feeds.horizon(id);
        var last = lastEventId == null || lastEventId.isBlank() ? 0 : number(lastEventId, horizon);
        if (horizon.isOver() && last == horizon.doneNumber()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        var from = log.after(id, last);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Makes nginx pass events on at once.
        response.setHeader("X-Accel-Buffering", "no");
        if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
            stream(id, horizon, from, response);
        }
    }

    private void stream(UUID id, EventHorizon horizon, EventPosition from, HttpServletResponse response) {
        var feed = feeds.join(id, horizon);
        try {
            new EventStream(feed, message -> {
                response.getOutputStream().write(message);
                response.flushBuffer();
            }).run(from);
        } catch (IOException e) {
            LOG.debug("A client of training job {} has disconnected.", id);
        } catch (DataAccessException | ProblemException e) {
            LOG.debug("The stream of training job {} ends early; the client will reconnect.", id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            feeds.leave(id);
        }
    }

    /** A finished job may have dropped epochs that the client has seen. Then only the {@code done} event is left. */
    private static long number(String lastEventId, EventHorizon horizon) {
        var number = NUMBER.matcher(lastEventId).matches() ? Long.parseLong(lastEventId) : -1;
        if (horizon.isOver() && number > horizon.lastNumber()) {
            return horizon.end().number();
        }
        if (number < 0 || number > horizon.lastNumber()) {
            throw ProblemException.badRequest("bad_last_event_id",
                    "Last-Event-ID is '%s'; this job's events have the ids 1 to %d so far. Send the id of the last event that you got, or leave the header out to get all."
                            .formatted(lastEventId, horizon.lastNumber()));
        }
        return number;
    }
}

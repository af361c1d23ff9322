package io.mlpservice.training.event;

import io.mlpservice.platform.access.Admission;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Answers requests with streams. Each has a virtual thread of its own, which costs little while it waits. */
@Component
class EventStreams {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    private final EventFeeds feeds;
    private final JobEventLog log;
    private final Admission admission;

    EventStreams(EventFeeds feeds, JobEventLog log, Admission admission) {
        this.feeds = feeds;
        this.log = log;
        this.admission = admission;
    }

    /** A job and how far its client has got with its events. */
    private record Start(UUID job, EventHorizon horizon, long last, EventPosition at) {
        boolean hasAll() {
            return horizon.isOver() && last == horizon.doneNumber();
        }

        FollowedJob follow(EventFeed feed) {
            return new FollowedJob(job, feed, at, last, hasAll());
        }
    }

    /** Sends the events of jobs that the client does not have yet; 204 if it has all. */
    void answer(Collection<UUID> jobs, EventIds ids, HttpServletRequest request, HttpServletResponse response) {
        var horizons = feeds.horizons(jobs);
        var starts = jobs.stream()
                .map(job -> start(job, Objects.requireNonNull(horizons.get(job)), ids.last(job), jobs.size() == 1))
                .toList();
        if (starts.stream().allMatch(Start::hasAll)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Makes nginx pass events on at once.
        response.setHeader("X-Accel-Buffering", "no");
        if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
            stream(starts, ids, response);
        }
    }

    /** A finished job may have dropped epochs that the client has seen. Then only the {@code done} event is left. */
    private Start start(UUID job, EventHorizon horizon, long last, boolean isAlone) {
        if (last < 0 || (last > horizon.lastNumber() && !horizon.isOver())) {
            throw ProblemException.badRequest("bad_last_event_id",
                    "Last-Event-ID is not the id of one of these events%s. Send the id of the last event that you got, or leave the header out to get all."
                            .formatted(isAlone ? ", which are 1 to %d so far".formatted(horizon.lastNumber()) : ""));
        }
        var number = last > horizon.lastNumber() ? horizon.end().number() : last;
        return new Start(job, horizon, number, log.after(job, number));
    }

    private void stream(List<Start> starts, EventIds ids, HttpServletResponse response) {
        var followed = starts.stream().map(start -> start.follow(feeds.join(start.job(), start.horizon()))).toList();
        try {
            new EventStream(followed, ids, admission, message -> {
                response.getOutputStream().write(message);
                response.flushBuffer();
            }).run();
        } catch (IOException e) {
            LOG.debug("A client that watches training jobs has disconnected.");
        } catch (DataAccessException | ProblemException e) {
            LOG.debug("A stream of training jobs ends early; the client will reconnect.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            starts.forEach(start -> feeds.leave(start.job()));
        }
    }
}

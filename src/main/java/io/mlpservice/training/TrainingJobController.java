package io.mlpservice.training;

import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.ChecksOwnRanges;
import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.caching.Revalidated;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.job.JobSort;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.StateChange;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.label.AnnotationsPatch;
import io.mlpservice.platform.label.Label;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.platform.waiting.JobWaits;
import io.mlpservice.platform.waiting.PreferredWait;
import io.mlpservice.training.job.EpochPage;
import io.mlpservice.training.job.JobFilter;
import io.mlpservice.training.job.JobSummary;
import io.mlpservice.training.job.SnapshotList;
import io.mlpservice.training.job.TrainingJob;
import io.mlpservice.webhook.Webhook;
import io.mlpservice.webhook.Webhooks;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/training-jobs")
@RequiresScope(Scope.TRAIN)
@Tag(name = "Training jobs", description = "Training jobs: queued, running and finished.")
class TrainingJobController {
    private static final int USUAL_EPOCHS = 1_000;
    private static final int MOST_EPOCHS = 10_000;

    private final TrainingJobs jobs;
    private final TrainingSnapshots snapshots;
    private final StrictJson json;
    private final JobWaits waits;
    private final Webhooks webhooks;

    TrainingJobController(TrainingJobs jobs, TrainingSnapshots snapshots, StrictJson json, JobWaits trainingWaits,
            Webhooks webhooks) {
        this.jobs = jobs;
        this.snapshots = snapshots;
        this.json = json;
        this.waits = trainingWaits;
        this.webhooks = webhooks;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "submitTrainingJob", summary = "Train a model", description = "Only `dataset_id` is required. The job waits in a queue for a free slot; watch it by its id.")
    @ApiResponse(responseCode = "404")
    @ApiResponse(responseCode = "429")
    @ApiResponse(responseCode = "202", description = "Queued.", headers = @Header(name = "Location", description = "The job.", schema = @Schema(type = "string")))
    ResponseEntity<TrainingJob> submit(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = TrainingRequest.class))) @RequestBody byte[] body,
            @Nullable IdempotencyKey key, PreferredWait wait) {
        var job = atItsEnd(jobs.submit(json.draft(body, TrainingRequest.class), key), wait);
        return ResponseEntity.accepted().location(URI.create("/api/v1/training-jobs/" + job.id())).body(job);
    }

    @ChangesNothing
    @PostMapping(path = "/validate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "validateTrainingJob", summary = "Check a training request without training", description = "Takes the same body as a training job, creates nothing, and returns all settings that would be used.")
    @ApiResponse(responseCode = "200", description = "The request is valid.")
    @ApiResponse(responseCode = "404")
    TrainingPreview validate(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = TrainingRequest.class))) @RequestBody byte[] body) {
        return jobs.preview(json.draft(body, TrainingRequest.class));
    }

    @GetMapping
    @Operation(operationId = "listTrainingJobs", summary = "List training jobs, newest first", description = "Without their configuration and metrics by class, which a single job shows.")
    Page<JobSummary> list(
            @Parameter(description = "Only jobs in this state.") @RequestParam(required = false) @Nullable JobState state,
            @Parameter(description = "Only jobs on this data set.") @RequestParam(name = "dataset_id", required = false) @Nullable UUID datasetId,
            @Parameter(description = "Only jobs whose model has this name.", example = "iris") @RequestParam(name = "model_name", required = false) @Nullable String modelName,
            @Parameter(description = "Only jobs of this task.") @RequestParam(required = false) @Nullable Task task,
            @Parameter(description = "Only jobs with this label, as `name:value`.", example = "stage:trial") @RequestParam(required = false) @Schema(pattern = Label.QUERY, example = "stage:trial") @Nullable String label,
            @Parameter(description = "What to sort by; unfinished jobs are left out when sorted by `finished_at`.") @RequestParam(defaultValue = "created_at") JobSort sort,
            @ParameterObject PageRequest page) {
        return jobs.list(new JobFilter(state, datasetId, modelName, task, label == null ? null : Label.parse(label)),
                sort, page);
    }

    @GetMapping("/{id}")
    @Revalidated
    @Operation(operationId = "getTrainingJob", summary = "Get a training job with its progress", description = "With its configuration as resolved and, once it is finished, its metrics and its model.")
    TrainingJob get(@PathVariable UUID id, PreferredWait wait) {
        return atItsEnd(jobs.get(id), wait);
    }

    /** A job that was submitted is shown, whatever memory others hold: else its client would submit another one. */
    private TrainingJob atItsEnd(TrainingJob job, PreferredWait wait) {
        return waits.await(job.id(), job.state(), wait)
                ? HeapShare.callUncounted(() -> jobs.get(job.id()))
                : job;
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "annotateTrainingJob", summary = "Change the labels and the note of a training job", description = "A JSON merge patch: what is left out stays, and null removes. The model of a job gets those that the job has when it ends. `application/merge-patch+json` does as well.")
    TrainingJob annotate(@PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = AnnotationsPatch.class))) @RequestBody byte[] patch) {
        return jobs.annotate(id, json.tree(patch, patch.length));
    }

    @Hidden
    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    TrainingJob merge(@PathVariable UUID id, @RequestBody byte[] patch) {
        return annotate(id, patch);
    }

    @GetMapping("/{id}/webhook")
    @Operation(operationId = "getTrainingJobWebhook", summary = "Get how far the delivery of a training job's webhook is", description = "With the answer to the last attempt and the time of the next one; kept until the job is deleted.")
    Webhook webhook(@PathVariable UUID id) {
        return webhooks.get(jobs.get(id).id());
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "cancelTrainingJob", summary = "Cancel a training job", description = "A waiting job is cancelled at once, a running job within a second.")
    @ApiResponse(responseCode = "200", description = "The job is cancelled, or was already being cancelled.")
    @ApiResponse(responseCode = "202", description = "The job is stopping.")
    ResponseEntity<TrainingJob> cancel(@PathVariable UUID id) {
        return answer(jobs.cancel(id));
    }

    @PostMapping("/{id}/pause")
    @Operation(operationId = "pauseTrainingJob", summary = "Pause a training job", description = "A waiting job is paused at once, a running job within a second. It keeps its progress, also across restarts.")
    @ApiResponse(responseCode = "200", description = "The job is paused, or was already pausing.")
    @ApiResponse(responseCode = "202", description = "The job is pausing.")
    ResponseEntity<TrainingJob> pause(@PathVariable UUID id) {
        return answer(jobs.pause(id));
    }

    @PostMapping("/{id}/resume")
    @Operation(operationId = "resumeTrainingJob", summary = "Resume a paused training job", description = "The job waits for a free slot and resumes where it stopped. It makes the same model as without the pause.")
    @ApiResponse(responseCode = "200", description = "The job is no longer paused, or was not paused.")
    @ApiResponse(responseCode = "202", description = "The job is queued again.")
    ResponseEntity<TrainingJob> resume(@PathVariable UUID id) {
        return answer(jobs.resume(id));
    }

    private static ResponseEntity<TrainingJob> answer(StateChange<TrainingJob> change) {
        return ResponseEntity.status(change.underWay() ? HttpStatus.ACCEPTED : HttpStatus.OK).body(change.job());
    }

    @ChecksOwnRanges
    @GetMapping("/{id}/epochs")
    @Operation(operationId = "getTrainingJobEpochs", summary = "Get the losses and scores of a job's epochs", description = """
            Page by page, or with `max_points` all of them at once, thinned for a chart: those of the epochs 1, 1 + s, \
            1 + 2s, … after `after`, and the last, where s is the smallest power of two that leaves no more than \
            `max_points`. While the job goes on, epochs that were shown are shown again until s doubles. Of a job of \
            more epochs than `mlp.training.max-kept-epochs` the service keeps no others either, with that setting in \
            the place of `max_points`, beside those with snapshots.""")
    EpochPage epochs(@PathVariable UUID id,
            @Parameter(description = "Only epochs after this one.", schema = @Schema(type = "integer", format = "int32", minimum = "0", defaultValue = "0")) @RequestParam(defaultValue = "0") int after,
            @Parameter(description = "Maximum number of epochs, the first ones after `after`; cannot be combined with `max_points`.", schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "10000", defaultValue = "1000")) @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(description = "Maximum number of epochs, spread over all epochs after `after`; cannot be combined with `limit`.", schema = @Schema(type = "integer", format = "int32", minimum = "2", maximum = "10000")) @RequestParam(name = "max_points", required = false) @Nullable Integer maxPoints) {
        check(after, limit, maxPoints);
        return maxPoints == null
                ? jobs.epochs(id, after, limit == null ? USUAL_EPOCHS : limit)
                : jobs.thinnedEpochs(id, after, maxPoints);
    }

    @GetMapping("/{id}/snapshots")
    @Operation(operationId = "listTrainingJobSnapshots", summary = "List the snapshots of a training job", description = "Those that are kept so far, in the order of their epochs; none unless the job was submitted with `snapshots`.")
    SnapshotList snapshots(@PathVariable UUID id) {
        return snapshots.list(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTrainingJob", summary = "Delete a finished training job", description = "Its model remains.")
    @ApiResponse(responseCode = "204", description = "Deleted.")
    void delete(@PathVariable UUID id) {
        jobs.delete(id);
    }

    private static void check(int after, @Nullable Integer limit, @Nullable Integer maxPoints) {
        var errors = new ArrayList<FieldError>();
        if (after < 0) {
            errors.add(FieldError.parameter("after", "out_of_range",
                    "after is %d; it must be at least 0.".formatted(after)));
        }
        checkCount("limit", limit, 1, errors);
        checkCount("max_points", maxPoints, 2, errors);
        if (limit != null && maxPoints != null) {
            errors.add(FieldError.parameter("limit", "not_allowed",
                    "limit cuts the epochs off, max_points thins them; send only one of the two."));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static void checkCount(String name, @Nullable Integer count, int least, List<FieldError> errors) {
        if (count != null && (count < least || count > MOST_EPOCHS)) {
            errors.add(FieldError.parameter(name, "out_of_range",
                    "%s is %d; it must be from %d to %d.".formatted(name, count, least, MOST_EPOCHS)));
        }
    }
}

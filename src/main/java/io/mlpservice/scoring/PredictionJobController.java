package io.mlpservice.scoring;

import io.mlpservice.dataset.Dataset;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.caching.Revalidated;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.job.JobQueue;
import io.mlpservice.platform.job.JobSort;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.StateChange;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.label.AnnotationsPatch;
import io.mlpservice.platform.label.Label;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.mlpservice.platform.waiting.JobWaits;
import io.mlpservice.platform.waiting.PreferredWait;
import io.mlpservice.prediction.answer.AnswerForm;
import io.mlpservice.prediction.answer.PredictionFormat;
import io.mlpservice.scoring.job.PredictionJob;
import io.mlpservice.scoring.job.PredictionJobFilter;
import io.mlpservice.scoring.job.PredictionJobs;
import io.mlpservice.scoring.result.ResultDownload;
import io.mlpservice.webhook.Webhook;
import io.mlpservice.webhook.Webhooks;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

import java.io.IOException;
import java.net.URI;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/prediction-jobs")
@RequiresScope(Scope.PREDICT)
@Tag(name = "Prediction jobs", description = "Models predict whole data sets in the background.")
class PredictionJobController {
    private final ScoringSubmission submission;
    private final PredictionJobs jobs;
    private final ResultDatasets datasets;
    private final ResultDownload download;
    private final JobQueue queue;
    private final JobWaits waits;
    private final Webhooks webhooks;
    private final StrictJson json;

    PredictionJobController(ScoringSubmission submission, PredictionJobs jobs, ResultDatasets datasets,
            ResultDownload download, JobQueue predictionQueue, JobWaits predictionWaits,
            Webhooks webhooks, StrictJson json) {
        this.submission = submission;
        this.jobs = jobs;
        this.datasets = datasets;
        this.download = download;
        this.queue = predictionQueue;
        this.waits = predictionWaits;
        this.webhooks = webhooks;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "submitPredictionJob", summary = "Predict the rows of a data set", description = "The job waits in a queue for a free slot; watch it by its id, then get its result. A row that cannot be predicted gets an error of its own and does not keep the others from being predicted.")
    @ApiResponse(responseCode = "404")
    @ApiResponse(responseCode = "429")
    @ApiResponse(responseCode = "202", description = "Queued.", headers = @Header(name = "Location", description = "The job.", schema = @Schema(type = "string")))
    ResponseEntity<PredictionJob> submit(@RequestBody PredictionJobRequest request, @Nullable IdempotencyKey key,
            PreferredWait wait) {
        var job = atItsEnd(submission.submit(request, key), wait);
        return ResponseEntity.accepted().location(URI.create("/api/v1/prediction-jobs/" + job.id())).body(job);
    }

    @GetMapping
    @Operation(operationId = "listPredictionJobs", summary = "List prediction jobs, newest first", description = "Those of all states; `state` and the other filters narrow them down.")
    Page<PredictionJob> list(
            @Parameter(description = "Only jobs in this state.") @RequestParam(required = false) @Nullable JobState state,
            @Parameter(description = "Only jobs on this data set.") @RequestParam(name = "dataset_id", required = false) @Nullable UUID datasetId,
            @Parameter(description = "Only jobs of this model.") @RequestParam(name = "model_id", required = false) @Nullable UUID modelId,
            @Parameter(description = "Only jobs of models of this name.", example = "iris") @RequestParam(name = "model_name", required = false) @Nullable String modelName,
            @Parameter(description = "Only jobs with this label, as `name:value`.", example = "stage:trial") @RequestParam(required = false) @Schema(pattern = Label.QUERY, example = "stage:trial") @Nullable String label,
            @Parameter(description = "What to sort by; unfinished jobs are left out when sorted by `finished_at`.") @RequestParam(defaultValue = "created_at") JobSort sort,
            @ParameterObject PageRequest page) {
        return jobs.list(new PredictionJobFilter(state, datasetId, modelId, modelName,
                label == null ? null : Label.parse(label)), sort, page);
    }

    @GetMapping("/{id}")
    @Revalidated
    @Operation(operationId = "getPredictionJob", summary = "Get a prediction job with its progress", description = "With the number of rows that are done and, of a failed job, why it failed.")
    PredictionJob get(@PathVariable UUID id, PreferredWait wait) {
        return atItsEnd(jobs.get(id), wait);
    }

    /** A job that was submitted is shown, whatever memory others hold: else its client would submit another one. */
    private PredictionJob atItsEnd(PredictionJob job, PreferredWait wait) {
        return waits.await(job.id(), job.state(), wait)
                ? HeapShare.callUncounted(() -> jobs.get(job.id()))
                : job;
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "annotatePredictionJob", summary = "Change the labels and the note of a prediction job", description = "A JSON merge patch: what is left out stays, and null removes. `application/merge-patch+json` does as well.")
    PredictionJob annotate(@PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = AnnotationsPatch.class))) @RequestBody byte[] patch) {
        return jobs.annotate(id, json.tree(patch, patch.length));
    }

    @Hidden
    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    PredictionJob merge(@PathVariable UUID id, @RequestBody byte[] patch) {
        return annotate(id, patch);
    }

    @GetMapping("/{id}/webhook")
    @Operation(operationId = "getPredictionJobWebhook", summary = "Get how far the delivery of a prediction job's webhook is", description = "With the answer to the last attempt and the time of the next one; kept until the job is deleted.")
    Webhook webhook(@PathVariable UUID id) {
        return webhooks.get(jobs.get(id).id());
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "cancelPredictionJob", summary = "Cancel a prediction job", description = "A waiting job is cancelled at once, a running job in a moment. It leaves no result.")
    @ApiResponse(responseCode = "200", description = "The job is cancelled, or was already being cancelled.")
    @ApiResponse(responseCode = "202", description = "The job is stopping.")
    ResponseEntity<PredictionJob> cancel(@PathVariable UUID id) {
        return answer(jobs.cancel(id));
    }

    @PostMapping("/{id}/pause")
    @Operation(operationId = "pausePredictionJob", summary = "Pause a prediction job", description = "A waiting job is paused at once, a running job in a moment. It keeps the rows that are done.")
    @ApiResponse(responseCode = "200", description = "The job is paused, or was already pausing.")
    @ApiResponse(responseCode = "202", description = "The job is pausing.")
    ResponseEntity<PredictionJob> pause(@PathVariable UUID id) {
        return answer(jobs.pause(id));
    }

    @PostMapping("/{id}/resume")
    @Operation(operationId = "resumePredictionJob", summary = "Resume a paused prediction job", description = "The job waits for a free slot and goes on behind the rows that are done.")
    @ApiResponse(responseCode = "200", description = "The job is no longer paused, or was not paused.")
    @ApiResponse(responseCode = "202", description = "The job is queued again.")
    ResponseEntity<PredictionJob> resume(@PathVariable UUID id) {
        var change = jobs.resume(id);
        queue.wake();
        return answer(change);
    }

    private static ResponseEntity<PredictionJob> answer(StateChange<PredictionJob> change) {
        return ResponseEntity.status(change.underWay() ? HttpStatus.ACCEPTED : HttpStatus.OK).body(change.job());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deletePredictionJob", summary = "Delete a finished prediction job with its result", description = "A data set that was made of its result remains.")
    @ApiResponse(responseCode = "204", description = "Deleted.")
    void delete(@PathVariable UUID id) {
        jobs.delete(id);
    }

    @GetMapping("/{id}/result")
    @Operation(operationId = "getPredictionJobResult", summary = "Get the result of a prediction job", description = "A row for each row of the data set, in its order, as CSV or, as `Accept` says, as application/x-ndjson or application/json; the columns are those of a prediction of the same rows.")
    @ApiResponse(responseCode = "406")
    @ApiResponse(responseCode = "409")
    @ApiResponse(responseCode = "200", description = "The answers.", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
    @Parameter(name = AnswerForm.SPREADSHEET_SAFE, in = ParameterIn.QUERY, description = AnswerForm.SPREADSHEET_SAFE_MEANING, schema = @Schema(type = "boolean", defaultValue = "true"))
    void result(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = AnswerForm.of(request, PredictionFormat.CSV);
        download.send(jobs.result(id), form, response);
    }

    @RequiresScope(Scope.DATASETS)
    @PostMapping("/{id}/dataset")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDatasetFromPredictionJob", summary = "Make a data set of the result of a prediction job", description = "Has the columns of the data set that was predicted and, behind them, the predicted classes and their probabilities, or numbers. Training ignores the latter unless a request names them.")
    ResponseEntity<Dataset> toDataset(@PathVariable UUID id,
            @Parameter(description = "The name of the data set; `predictions.csv` by default.") @RequestParam(required = false) @Nullable String name,
            @Parameter(description = "Whether it has the columns of the data set that was predicted.") @RequestParam(defaultValue = "true") boolean inputs,
            @Nullable IdempotencyKey key) {
        return datasets.create(id, name, inputs, key);
    }
}

package io.mlpservice.model.http;

import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.metric.SplitPart;
import io.mlpservice.model.Model;
import io.mlpservice.model.ModelParameters;
import io.mlpservice.model.Models;
import io.mlpservice.model.storage.ListedModels;
import io.mlpservice.model.storage.ModelFilter;
import io.mlpservice.model.storage.ModelSummary;
import io.mlpservice.model.storage.ScoreQuery;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.caching.EntityTags;
import io.mlpservice.platform.caching.Revalidated;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.label.AnnotationsPatch;
import io.mlpservice.platform.label.Label;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

@RestController
@RequestMapping("/api/v1/models")
@RequiresScope({Scope.TRAIN, Scope.PREDICT})
@Tag(name = "Models", description = "Trained models. A `ref` is an id, a name (its newest version), name@version or name@alias.")
class ModelController {
    private static final String SPLIT = "The part of the data set; by default the first of test, validation and training that has rows.";

    private final Models models;
    private final ListedModels listed;
    private final Datasets datasets;
    private final MeasuredModels measured;
    private final EntityTags tags;
    private final StrictJson json;

    ModelController(Models models, ListedModels listed, Datasets datasets, MeasuredModels measured, EntityTags tags,
            StrictJson json) {
        this.models = models;
        this.listed = listed;
        this.datasets = datasets;
        this.measured = measured;
        this.tags = tags;
        this.json = json;
    }

    @GetMapping
    @Operation(operationId = "listModels", summary = "List models, newest first", description = "Without their metrics by class and other details, which a single model shows. A cursor belongs to the filters and the sort of its list.")
    Page<ModelSummary> list(
            @Parameter(description = "Only the versions of this name.", example = "iris") @RequestParam(required = false) @Nullable String name,
            @Parameter(description = "Only models of this task.") @RequestParam(required = false) @Nullable Task task,
            @Parameter(description = "Only models that were trained on this data set.") @RequestParam(name = "dataset_id", required = false) @Nullable UUID datasetId,
            @Parameter(description = "Only models with this label, as `name:value`.", example = "stage:trial") @RequestParam(required = false) @Schema(pattern = Label.QUERY, example = "stage:trial") @Nullable String label,
            @ParameterObject ScoreQuery score,
            @Parameter(description = "What to sort by; of the same name or score the newest come first. `score` needs a `metric`.") @RequestParam(defaultValue = "created_at") ModelFilter.Sort sort,
            @ParameterObject PageRequest page) {
        score.check(sort == ModelFilter.Sort.SCORE);
        return complete(listed.page(
                new ModelFilter(name, task, datasetId, label == null ? null : Label.parse(label), score), sort, page));
    }

    private Page<ModelSummary> complete(Page<ModelSummary> page) {
        var names = datasets.names(page.items().stream().map(ModelSummary::datasetId).filter(Objects::nonNull)
                .map(Objects::requireNonNull).collect(Collectors.toSet()));
        var scores = models.scores(page.items().stream().filter(model -> model.score() == null).map(ModelSummary::id)
                .toList());
        return page.map(model -> model.with(model.datasetId() == null ? null : names.get(model.datasetId()),
                scores.get(model.id())));
    }

    @GetMapping("/{ref}")
    @Revalidated
    @Operation(operationId = "getModel", summary = "Get a model with its metrics and provenance", description = "A model is immutable: its metrics are those of the job that trained it, and its provenance says what it learned from.")
    Model get(@Parameter(example = "iris@1") @PathVariable String ref) {
        return models.get(ref);
    }

    @RequiresScope(Scope.TRAIN)
    @PatchMapping(path = "/{ref}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "annotateModel", summary = "Change the labels and the note of a model", description = "A JSON merge patch: what is left out stays, and null removes. Nothing else of a model can be changed. `application/merge-patch+json` does as well.")
    Model annotate(@Parameter(example = "iris@1") @PathVariable String ref,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = AnnotationsPatch.class))) @RequestBody byte[] patch) {
        return models.annotate(ref, json.tree(patch, patch.length));
    }

    @Hidden
    @RequiresScope(Scope.TRAIN)
    @PatchMapping(path = "/{ref}", consumes = "application/merge-patch+json")
    Model merge(@Parameter(example = "iris@1") @PathVariable String ref, @RequestBody byte[] patch) {
        return annotate(ref, patch);
    }

    @GetMapping("/{ref}/parameters")
    @Revalidated(Revalidated.By.IDENTITY)
    @Operation(operationId = "getModelParameters", summary = "Get every weight and bias of a model", description = "Layer by layer, the output layer last, written so that the numbers read back to the same bits.")
    ResponseEntity<ModelParameters> parameters(@Parameter(example = "iris@1") @PathVariable String ref,
            WebRequest request) {
        var model = models.load(ref);
        return tags.answer(model.identity().id(), request, () -> {
            HeapShare.reserve(ModelParameters.BYTES_OF_NUMBER * model.trained().parameterCount());
            return ModelParameters.of(model.trained());
        });
    }

    @GetMapping("/{ref}/curves")
    @Revalidated
    @Operation(operationId = "getModelCurves", summary = "Get the ROC and precision-recall curves of a classification", description = "Points of each class against the rest, from the rows that the model did not learn from.")
    ModelCurves curves(@Parameter(example = "iris@1") @PathVariable String ref,
            @Parameter(description = SPLIT) @RequestParam(required = false) @Nullable SplitPart split) {
        return measured.curves(ref, split);
    }

    @GetMapping("/{ref}/confusion-matrix")
    @Revalidated
    @Operation(operationId = "getModelConfusionMatrix", summary = "Get the confusion matrix of a classification", description = "Also of more than 100 classes, where the metrics leave it out, but not of more than 1,000.")
    ModelConfusion confusionMatrix(@Parameter(example = "iris@1") @PathVariable String ref,
            @Parameter(description = SPLIT) @RequestParam(required = false) @Nullable SplitPart split) {
        return measured.confusion(ref, split);
    }

    @RequiresScope(Scope.TRAIN)
    @DeleteMapping("/{ref}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteModel", summary = "Delete a model, by id or by name@version", description = "Not possible while an alias points to it, or while a job that needs it is queued or running.")
    @ApiResponse(responseCode = "204", description = "Deleted; its version will not be used again.")
    void delete(@Parameter(example = "iris@1") @PathVariable String ref) {
        models.delete(ref);
    }
}

package io.mlpservice.sample;

import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.MadeDatasets;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

@RestController
@RequestMapping("/api/v1/samples")
@RequiresScope({Scope.DATASETS, Scope.TRAIN})
@Tag(name = "Data sets", description = "Tables to learn from.")
class SampleController {
    private final MadeDatasets datasets;

    SampleController(MadeDatasets datasets) {
        this.datasets = datasets;
    }

    @GetMapping
    @Operation(operationId = "listSamples", summary = "List the data sets that come with the service", description = "Small and well known tables to try things on, and points that are made by a rule.")
    Page<SampleView> list() {
        return new Page<>(Arrays.stream(Sample.values()).map(Sample::view).toList(), null, false);
    }

    @RequiresScope(Scope.DATASETS)
    @PostMapping("/{name}/datasets")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDatasetFromSample", summary = "Create a data set from a sample", description = "The copy is a data set like any other. `circle`, `gaussians`, `moons` and `spiral` have two classes of points, `sine` and `plane` a number to predict; their rows are made, the same ones for the same choices on every machine, and the name of the data set says how.")
    ResponseEntity<Dataset> copy(@PathVariable Sample name,
            @Parameter(description = "Of a set that is made: how many rows.") @RequestParam @Schema(minimum = ""
                    + MadeRows.FEWEST, maximum = ""
                            + MadeRows.MOST, defaultValue = "" + MadeRows.USUAL) @Nullable Integer rows,
            @Parameter(description = "Of a set that is made: how far points scatter, or the number to predict.") @RequestParam @Schema(minimum = "0", maximum = ""
                    + MadeRows.MOST_NOISE, defaultValue = "" + MadeRows.USUAL_NOISE) @Nullable Double noise,
            @Parameter(description = "Of a set that is made: decides which random numbers are used.") @RequestParam @Schema(defaultValue = "0") @Nullable Long seed,
            @Nullable IdempotencyKey key) throws IOException {
        var shape = name.shape();
        if (shape != null) {
            return made(key, name, shape, MadeRows.of(rows, noise, seed));
        }
        refuse(name, rows, noise, seed);
        try (var content = name.open()) {
            return datasets.copy(key, name.fileName(), content);
        }
    }

    /** Identifies a repeated request. */
    private record MadeSample(Sample name, MadeRows rows) {}

    private ResponseEntity<Dataset> made(@Nullable IdempotencyKey key, Sample name, Shape shape, MadeRows rows) {
        return datasets.create(key, new MadeSample(name, rows), null, rows.fileName(JsonNames.of(name)),
                () -> shape.table(rows));
    }

    private static void refuse(Sample name, @Nullable Object rows, @Nullable Object noise, @Nullable Object seed) {
        var errors = new FieldErrors();
        Stream.of(rows == null ? null : "rows", noise == null ? null : "noise", seed == null ? null : "seed")
                .filter(Objects::nonNull)
                .forEach(parameter -> errors.add(FieldError.parameter(parameter, "not_used",
                        "The rows of '%s' are stored, not made; leave '%s' out.".formatted(JsonNames.of(name),
                                parameter))));
        errors.throwIfAny();
    }
}

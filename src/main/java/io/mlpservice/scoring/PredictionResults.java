package io.mlpservice.scoring;

import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.dataset.MadeDatasets;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/** The results of jobs that have succeeded. */
@Component
class PredictionResults {
    private static final String DEFAULT_NAME = "predictions.csv";

    private final PredictionJobs jobs;
    private final ResultChunks chunks;
    private final Datasets datasets;
    private final MadeDatasets made;
    private final Damages damages;

    PredictionResults(PredictionJobs jobs, ResultChunks chunks, Datasets datasets, MadeDatasets made,
            Damages damages) {
        this.jobs = jobs;
        this.chunks = chunks;
        this.datasets = datasets;
        this.made = made;
        this.damages = damages;
    }

    /** Identifies a repeated request for a data set. */
    private record ToDataset(UUID job, @Nullable String name, boolean inputs) {}

    /**
     * A result.
     *
     * @throws ProblemException {@code not_found}, {@code result_not_ready} or {@code no_result} if there is none
     */
    PredictionResult get(UUID id) {
        return PredictionResult.of(jobs.succeeded(id), chunks, damages);
    }

    /**
     * Makes a data set of a result.
     *
     * @param name null for the default
     * @param withInputs whether it gets the columns of the data set that was predicted, too
     */
    ResponseEntity<Dataset> toDataset(UUID id, @Nullable String name, boolean withInputs,
            @Nullable IdempotencyKey key) {
        return made.create(key, new ToDataset(id, name, withInputs), name, DEFAULT_NAME, () -> {
            var result = get(id);
            var inputs = withInputs ? Optional.of(inputs(result)) : Optional.<Dataset>empty();
            return new ResultTable(result, datasets, inputs).table();
        });
    }

    private Dataset inputs(PredictionResult result) {
        return datasets.find(result.datasetId()).orElseThrow(() -> ProblemException.conflict("dataset_deleted",
                "The data set that was predicted was deleted; send inputs=false to get the predictions alone."));
    }
}

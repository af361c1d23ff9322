package io.mlpservice.scoring;

import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.dataset.MadeDatasets;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.scoring.job.PredictionJobs;
import io.mlpservice.scoring.result.PredictionResult;
import io.mlpservice.scoring.result.ResultTable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/** Makes data sets of the results of jobs. */
@Component
class ResultDatasets {
    private static final String DEFAULT_NAME = "predictions.csv";

    private final PredictionJobs jobs;
    private final Datasets datasets;
    private final MadeDatasets made;

    ResultDatasets(PredictionJobs jobs, Datasets datasets, MadeDatasets made) {
        this.jobs = jobs;
        this.datasets = datasets;
        this.made = made;
    }

    /** Identifies a repeated request for a data set. */
    private record ToDataset(UUID job, @Nullable String name, boolean inputs) {}

    /**
     * Makes a data set of a result.
     *
     * @param name null for the default
     * @param withInputs whether it gets the columns of the data set that was predicted, too
     * @throws ProblemException {@code not_found}, {@code result_not_ready} or {@code no_result} if there is no result,
     *     {@code dataset_deleted} if there are no such columns
     */
    ResponseEntity<Dataset> create(UUID id, @Nullable String name, boolean withInputs,
            @Nullable IdempotencyKey key) {
        return made.create(key, new ToDataset(id, name, withInputs), name, DEFAULT_NAME, () -> {
            var result = jobs.result(id);
            var inputs = withInputs ? Optional.of(inputs(result)) : Optional.<Dataset>empty();
            return new ResultTable(result, datasets, inputs).table();
        });
    }

    private Dataset inputs(PredictionResult result) {
        return datasets.find(result.datasetId()).orElseThrow(() -> ProblemException.conflict("dataset_deleted",
                "The data set that was predicted was deleted; send inputs=false to get the predictions alone."));
    }
}

package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.platform.json.Draft;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Resolves requests as they arrive and reports at once what cannot be parsed, what does not exist and what does not
 * fit.
 */
@Component
public class RequestResolver {
    private static final String DATASET = "/dataset_id";

    private final Datasets datasets;
    private final ConfigurationResolver resolver;

    RequestResolver(Datasets datasets, ConfigurationResolver resolver) {
        this.datasets = datasets;
        this.resolver = resolver;
    }

    /**
     * Resolves a request.
     *
     * @throws ProblemException {@code not_found} if all that is wrong is that there is no such data set, or else with
     *     everything that is wrong
     */
    public ResolvedTraining resolve(Draft<TrainingRequest> request) {
        if (request.errors().isDoubtful(DATASET)) {
            throw resolver.refusal(request);
        }
        var id = request.content().datasetId();
        var dataset = datasets.find(id).orElseThrow(() -> withoutDataset(request));
        return resolver.resolve(request, dataset, columns -> datasets.table(id, columns));
    }

    private ProblemException withoutDataset(Draft<TrainingRequest> request) {
        var missing = ProblemException.notFound("data set", request.content().datasetId());
        request.errors().reject(DATASET, missing.problem().code(), missing.problem().detail());
        var refusal = resolver.refusal(request);
        return request.errors().count() == 1 ? missing : refusal;
    }
}

package io.mlpservice.browser;

import io.mlpservice.Trainer;

import java.util.Objects;

/**
 * What the views of a test show.
 *
 * @param dataset id of a data set
 * @param job id of a training on it that succeeded
 * @param model id of its model
 * @param other id of a second model of the same data set
 */
record Trained(String dataset, String job, String model, String other) {
    /** Trains twice on a data set, for some epochs of which snapshots are kept. */
    static Trained on(Trainer trainer, String dataset, int epochs) {
        var request = """
                {'dataset_id': '%s', 'seed': %d, 'snapshots': {'max': 60}, 'network': {'hidden_layers': [{'units': 8}]},
                 'training': {'epochs': %d, 'early_stopping': {'monitor': 'none'}}}""";
        var job = trainer.train(request.formatted(dataset, 0, epochs));
        var other = trainer.trainModel(request.formatted(dataset, 1, epochs));
        return new Trained(dataset, (String) Objects.requireNonNull(job.get("id")),
                (String) Objects.requireNonNull(job.get("model_id")), other);
    }
}

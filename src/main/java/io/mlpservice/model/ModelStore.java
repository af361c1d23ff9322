package io.mlpservice.model;

import io.mlpservice.metric.ScoreMetric;
import io.mlpservice.metric.SplitPart;
import io.mlpservice.metric.TargetDetails;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.problem.ProblemException;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the models of the current owner. What it reads of a model may be damaged: it then throws a
 * {@link ProblemException}, {@code model_damaged}.
 */
public interface ModelStore {
    /** A model without its parameters. */
    Optional<Model> find(UUID id);

    /** Parameters and preprocessing of a model, in the engine's own format. */
    Optional<byte[]> content(UUID id);

    /** What was measured of a model on a part of its data set and is too large for its metrics. */
    Optional<List<TargetDetails>> details(UUID id, SplitPart part);

    /** The score of each of these models, by id; each has at most one of these metrics. */
    Map<UUID, ModelScore> scores(Collection<UUID> ids, Collection<ScoreMetric> metrics);

    /** Makes versions of a name possible; call it outside of a transaction. */
    void prepare(String name);

    /** The next version of a prepared name. It is used up once the current transaction commits. */
    int nextVersion(String name);

    /** Adds a model in the current transaction. */
    void add(Model model, PreparedModel prepared);

    /** The model, locked until the current transaction ends. */
    Optional<Model> lock(UUID id);

    /** Locks a model until the current transaction ends, without reading it; false if there is none of that id. */
    boolean hold(UUID id);

    /** Changes the labels and the note of a model that is locked; answers it as it is then. */
    Model annotate(UUID id, Annotations annotations);

    /** Deletes a model without reading it. */
    void delete(UUID id);
}

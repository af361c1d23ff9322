package io.mlpservice.model.storage;

import io.mlpservice.metric.ScoreMetric;
import io.mlpservice.metric.SplitPart;
import io.mlpservice.metric.TargetDetails;
import io.mlpservice.model.Model;
import io.mlpservice.model.ModelScore;
import io.mlpservice.model.ModelStore;
import io.mlpservice.model.PreparedModel;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.label.Annotations;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The models in the database. */
@Component
class KeptModels implements ModelStore {
    private final ModelRepository repository;
    private final EntityManager entities;
    private final VersionNumbers versions;
    private final Damages damages;

    KeptModels(ModelRepository repository, EntityManager entities, VersionNumbers versions, Damages damages) {
        this.repository = repository;
        this.entities = entities;
        this.versions = versions;
        this.damages = damages;
    }

    @Override
    public Optional<Model> find(UUID id) {
        return damages.reading(Stored.MODEL, id, () -> repository.findById(id)).map(ModelEntity::toModel);
    }

    @Override
    public Optional<byte[]> content(UUID id) {
        return Optional.ofNullable(entities.find(ModelContent.class, id)).map(ModelContent::bytes);
    }

    @Override
    public Optional<List<TargetDetails>> details(UUID id, SplitPart part) {
        return damages.reading(Stored.MODEL, id,
                () -> Optional.ofNullable(entities.find(PartDetails.class, new PartDetails.Key(id, part))))
                .map(PartDetails::targets);
    }

    @Override
    public Map<UUID, ModelScore> scores(Collection<UUID> ids, Collection<ScoreMetric> metrics) {
        return repository.scores(ids, metrics).stream().collect(Collectors.toMap(row -> row.get("id", UUID.class),
                row -> new ModelScore(row.get("metric", ScoreMetric.class), row.get("score", Double.class),
                        row.get("part", SplitPart.class))));
    }

    @Override
    public void prepare(String name) {
        versions.prepare(name);
    }

    @Override
    public int nextVersion(String name) {
        return versions.next(name);
    }

    @Override
    public void add(Model model, PreparedModel prepared) {
        var id = model.id();
        entities.persist(new ModelEntity(model));
        entities.persist(new ModelContent(id, prepared.content()));
        prepared.made().details().parts()
                .forEach((part, targets) -> entities.persist(new PartDetails(new PartDetails.Key(id, part), targets)));
    }

    @Override
    public Optional<Model> lock(UUID id) {
        return damages.reading(Stored.MODEL, id, () -> repository.lock(id)).map(ModelEntity::toModel);
    }

    @Override
    public boolean hold(UUID id) {
        return repository.hold(id) > 0;
    }

    /** Changes the row in hand, which Hibernate read when it was locked. */
    @Override
    public Model annotate(UUID id, Annotations annotations) {
        var model = entities.find(ModelEntity.class, id);
        model.annotate(annotations);
        return model.toModel();
    }

    @Override
    public void delete(UUID id) {
        repository.delete(id);
    }
}

package io.mlpservice.model;

import io.mlpservice.metric.SplitPart;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Inspection;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/** Looks at models: their descriptions, their parameters, and what was measured of them. */
@Component
class ModelInspection implements Inspection {
    private final ModelRepository repository;
    private final ModelLoader loader;
    private final EntityManager entities;
    private final Damages damages;

    ModelInspection(ModelRepository repository, ModelLoader loader, EntityManager entities, Damages damages) {
        this.repository = repository;
        this.loader = loader;
        this.entities = entities;
        this.damages = damages;
    }

    @Override
    public Stored kind() {
        return Stored.MODEL;
    }

    @Override
    public void check(UUID id) {
        var model = damages.reading(kind(), id, () -> repository.findById(id)).map(ModelEntity::toModel)
                .orElseThrow(() -> ProblemException.notFound("model", id));
        loader.check(new ModelIdentity(id, model.name(), model.version()));
        for (var part : SplitPart.values()) {
            damages.reading(kind(), id,
                    () -> Optional.ofNullable(entities.find(PartDetails.class, new PartDetails.Key(id, part))));
        }
    }
}

package io.mlpservice.model;

import io.mlpservice.metric.SplitPart;
import io.mlpservice.platform.damage.Inspection;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.stereotype.Component;

import java.util.UUID;

/** Looks at models: their descriptions, their parameters, and what was measured of them. */
@Component
class ModelInspection implements Inspection {
    private final ModelStore store;
    private final ModelLoader loader;

    ModelInspection(ModelStore store, ModelLoader loader) {
        this.store = store;
        this.loader = loader;
    }

    @Override
    public Stored kind() {
        return Stored.MODEL;
    }

    @Override
    public void check(UUID id) {
        var model = store.find(id).orElseThrow(() -> ProblemException.notFound("model", id));
        loader.check(new ModelIdentity(id, model.name(), model.version()));
        for (var part : SplitPart.values()) {
            store.details(id, part);
        }
    }
}

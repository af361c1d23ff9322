package io.mlpservice.model;

import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.model.cache.ModelCache;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.UUID;

/** Reads the parameters of models, and keeps those in memory that were used last. */
@Component
class ModelLoader {
    private static final Logger LOG = LoggerFactory.getLogger(ModelLoader.class);

    private final ModelIndex index;
    private final ModelStore store;
    private final ModelCache cache;
    private final Damages damages;

    ModelLoader(ModelIndex index, ModelStore store, ModelCache cache, Damages damages) {
        this.index = index;
        this.store = store;
        this.cache = cache;
        this.damages = damages;
    }

    /**
     * A model, ready to predict.
     *
     * @throws ProblemException {@code not_found} if it was deleted in the meantime; {@code model_damaged} or
     *     {@code model_format_newer} if its stored bytes cannot be read
     */
    LoadedModel load(ModelIdentity model) {
        try {
            return new LoadedModel(model, cache.get(model.id(), _ -> bytes(model)));
        } catch (UnreadableException e) {
            throw unreadable(model, e);
        }
    }

    /** Reads the stored bytes of a model, whether it is in memory or not; throws as {@link #load}. */
    void check(ModelIdentity model) {
        try {
            TrainedModel.fromBytes(bytes(model));
        } catch (UnreadableException e) {
            throw unreadable(model, e);
        }
    }

    void forget(UUID id) {
        cache.forget(id);
    }

    private byte[] bytes(ModelIdentity model) {
        return store.content(model.id()).orElseThrow(() -> missing(model));
    }

    /** The content is missing: with the model, if that was deleted in the meantime. */
    private ProblemException missing(ModelIdentity model) {
        return index.identityOf(model.id()).isPresent()
                ? damages.found(Stored.MODEL, model.id(), model.text(), "its parameters are missing")
                : ProblemException.notFound("model", model.text());
    }

    private ProblemException unreadable(ModelIdentity model, UnreadableException failure) {
        if (failure.reason() != UnreadableException.Reason.NEWER) {
            return damages.found(Stored.MODEL, model.id(), model.text(), failure.getMessage());
        }
        LOG.error("Model {} ({}) cannot be read: {}.", model.id(), model.text(), failure.getMessage());
        return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "model_format_newer",
                "A later version of the service stored the model '%s', in a format that this version cannot read. Update this service, or use another model."
                        .formatted(model.text()));
    }
}

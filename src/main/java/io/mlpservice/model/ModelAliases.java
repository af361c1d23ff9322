package io.mlpservice.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The aliases of models, as the feature above keeps them. */
public interface ModelAliases {
    /** The model that an alias of a name points to. */
    Optional<ModelIdentity> find(String name, String alias);

    /** The aliases that point to a model; it must not be deleted while there are any. */
    List<String> pointingTo(UUID modelId);
}

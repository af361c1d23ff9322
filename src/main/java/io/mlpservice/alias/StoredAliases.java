package io.mlpservice.alias;

import io.mlpservice.model.ModelAliases;
import io.mlpservice.model.ModelIdentity;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds aliases for the models below. */
@Component
class StoredAliases implements ModelAliases {
    private final AliasRepository repository;

    StoredAliases(AliasRepository repository) {
        this.repository = repository;
    }

    @Override
    public Optional<ModelIdentity> find(String name, String alias) {
        return repository.target(name, alias);
    }

    @Override
    public List<String> pointingTo(UUID modelId) {
        return repository.aliases(modelId);
    }
}

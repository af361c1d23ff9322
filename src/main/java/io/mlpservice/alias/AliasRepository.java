package io.mlpservice.alias;

import io.mlpservice.model.ModelIdentity;
import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface AliasRepository extends Repository<AliasEntity, UUID> {
    Optional<AliasEntity> findByModelNameAndAlias(String modelName, String alias);

    @Query("""
            select new io.mlpservice.model.ModelIdentity(a.modelId, a.modelName, a.modelVersion) from AliasEntity a
            where a.modelName = :modelName and a.alias = :alias""")
    Optional<ModelIdentity> target(String modelName, String alias);

    /** The alias, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from AliasEntity where modelName = :modelName and alias = :alias")
    Optional<AliasEntity> lock(String modelName, String alias);

    @Query("select a.alias from AliasEntity a where a.modelId = :modelId order by a.alias")
    List<String> aliases(UUID modelId);

    void delete(AliasEntity alias);
}

package io.mlpservice.model.storage;

import io.mlpservice.metric.ScoreMetric;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.model.ModelIndex;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface ModelRepository extends Repository<ModelEntity, UUID>, ModelIndex {
    Optional<ModelEntity> findById(UUID id);

    @Override
    @Query("select new io.mlpservice.model.ModelIdentity(m.id, m.name, m.version) from ModelEntity m where m.id = :id")
    Optional<ModelIdentity> identityOf(UUID id);

    @Override
    @Query("""
            select new io.mlpservice.model.ModelIdentity(m.id, m.name, m.version) from ModelEntity m
            where m.name = :name and m.version = :version""")
    Optional<ModelIdentity> identityOf(String name, int version);

    @Override
    @Query("""
            select new io.mlpservice.model.ModelIdentity(m.id, m.name, m.version) from ModelEntity m
            where m.name = :name order by m.version desc limit 1""")
    Optional<ModelIdentity> newest(String name);

    @Override
    @Query("select m.name from ModelEntity m where lower(m.name) = lower(:name) order by m.name limit 1")
    Optional<String> nameInOtherCase(String name);

    @Override
    @Query("select m.version from ModelEntity m where m.name = :name order by m.version desc")
    List<Integer> versions(String name, Limit limit);

    /** The scores of these models: the id of each, the metric, its value as {@code score}, and the part it is of. */
    @Query("""
            select m.id as id, key(s) as metric, s.score as score, s.part as part from ModelEntity m join m.scores s
            where m.id in :ids and key(s) in :metrics""")
    List<Tuple> scores(Collection<UUID> ids, Collection<ScoreMetric> metrics);

    /** The model, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from ModelEntity where id = :id")
    Optional<ModelEntity> lock(UUID id);

    /** Locks a model until the transaction ends, without reading it, since it may be damaged; how many there were. */
    @Modifying
    @Query("update ModelEntity set note = note where id = :id")
    int hold(UUID id);

    /** Deletes a model without reading it. */
    @Modifying
    @Query("delete from ModelEntity where id = :id")
    void delete(UUID id);
}

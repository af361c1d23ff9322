package io.mlpservice.model;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface ModelRepository extends Repository<ModelEntity, UUID> {
    Optional<ModelEntity> findById(UUID id);

    @Query("select new io.mlpservice.model.ModelIdentity(m.id, m.name, m.version) from ModelEntity m where m.id = :id")
    Optional<ModelIdentity> identityOf(UUID id);

    @Query("""
            select new io.mlpservice.model.ModelIdentity(m.id, m.name, m.version) from ModelEntity m
            where m.name = :name and m.version = :version""")
    Optional<ModelIdentity> identityOf(String name, int version);

    @Query("""
            select new io.mlpservice.model.ModelIdentity(m.id, m.name, m.version) from ModelEntity m
            where m.name = :name order by m.version desc limit 1""")
    Optional<ModelIdentity> newest(String name);

    @Query("""
            select m from ModelEntity m
            where m.createdAt < :createdAt or m.createdAt = :createdAt and m.id < :id
            order by m.createdAt desc, m.id desc""")
    List<ModelEntity> before(Instant createdAt, UUID id, Limit limit);

    /** Deletes a model without reading it; how many there were, 1 or 0. */
    @Modifying
    @Transactional
    @Query("delete from ModelEntity m where m.id = :id")
    int deleteById(UUID id);
}

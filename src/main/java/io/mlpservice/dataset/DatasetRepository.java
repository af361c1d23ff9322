package io.mlpservice.dataset;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface DatasetRepository extends Repository<DatasetEntity, UUID> {
    Optional<DatasetEntity> findById(UUID id);

    @Query("""
            from DatasetEntity where createdAt < :createdAt or createdAt = :createdAt and id < :id
            order by createdAt desc, id desc""")
    List<DatasetEntity> findBefore(Instant createdAt, UUID id, Limit limit);

    void delete(DatasetEntity dataset);
}

package io.mlpservice.dataset;

import jakarta.persistence.LockModeType;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface DatasetRepository extends Repository<DatasetEntity, UUID> {
    Optional<DatasetEntity> findById(UUID id);

    /** The data set, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from DatasetEntity where id = :id")
    Optional<DatasetEntity> lock(UUID id);

    @Query("""
            select new io.mlpservice.dataset.DatasetSummary(d.id, d.name, d.rowCount, d.sha256, d.createdAt)
            from DatasetEntity d where d.createdAt < :createdAt or d.createdAt = :createdAt and d.id < :id
            order by d.createdAt desc, d.id desc""")
    List<DatasetSummary> findBefore(Instant createdAt, UUID id, Limit limit);

    void delete(DatasetEntity dataset);
}

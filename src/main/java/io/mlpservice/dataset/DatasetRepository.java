package io.mlpservice.dataset;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.Optional;
import java.util.UUID;

interface DatasetRepository extends Repository<DatasetEntity, UUID> {
    Optional<DatasetEntity> findById(UUID id);

    /** The data set, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from DatasetEntity where id = :id")
    Optional<DatasetEntity> lock(UUID id);

    void delete(DatasetEntity dataset);
}

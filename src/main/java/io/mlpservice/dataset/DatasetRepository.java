package io.mlpservice.dataset;

import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface DatasetRepository extends Repository<DatasetEntity, UUID> {
    Optional<DatasetEntity> findById(UUID id);

    /** The data set, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from DatasetEntity where id = :id")
    Optional<DatasetEntity> lock(UUID id);

    /** Locks a data set until the transaction ends, without reading its many columns; how many there were. */
    @Modifying
    @Query("update DatasetEntity set note = note where id = :id")
    int hold(UUID id);

    /** The {@code id} and the {@code name} of those that there are. */
    @Query("select d.id as id, d.name as name from DatasetEntity d where d.id in :ids")
    List<Tuple> names(Collection<UUID> ids);

    /** Deletes a data set without reading it, since it may be damaged; how many there were. */
    @Modifying
    @Query("delete from DatasetEntity where id = :id")
    int delete(UUID id);
}

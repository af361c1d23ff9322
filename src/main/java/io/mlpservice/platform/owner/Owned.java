package io.mlpservice.platform.owner;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A row that belongs to an owner: the one on whose behalf it is inserted. Only that owner finds it. */
@MappedSuperclass
public abstract class Owned {
    /** Hibernate sets it, and restricts queries by it. */
    @TenantId
    @Column(length = Owner.LONGEST_NAME, nullable = false)
    @SuppressWarnings("UnusedVariable")
    private @Nullable String owner;

    /** For Hibernate. */
    protected Owned() {}
}

package io.mlpservice.platform.owner;

import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.stereotype.Component;

import java.util.Map;

/**
 * Restricts Hibernate to the things of the current owner. It does so for entities with a {@code @TenantId}, in all that
 * it reads, and gives what it inserts that owner; SQL of our own is not restricted. An owner holds for a session, so for
 * a whole transaction.
 */
@Component
final class OwnerOfSession implements CurrentTenantIdentifierResolver<String>, HibernatePropertiesCustomizer {
    /** What no row has: the tables refuse it. */
    private static final String NOBODY = "";

    @Override
    public String resolveCurrentTenantIdentifier() {
        return CurrentOwner.isService() ? Owner.EVERYONE : CurrentOwner.find().map(Owner::name).orElse(NOBODY);
    }

    @Override
    public boolean isRoot(String owner) {
        return owner.equals(Owner.EVERYONE);
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }

    @Override
    public void customize(Map<String, Object> hibernate) {
        hibernate.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, this);
    }
}

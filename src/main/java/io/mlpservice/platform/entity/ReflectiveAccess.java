package io.mlpservice.platform.entity;

import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Lets Hibernate make, read and fill entities by reflection, as in native images. Otherwise each start generates classes for it
 * and loads the library that does so. Java's service loader finds it.
 */
public final class ReflectiveAccess implements ServiceContributor {
    @Override
    public void contribute(StandardServiceRegistryBuilder services) {
        services.addService(BytecodeProvider.class, new BytecodeProviderImpl());
    }
}

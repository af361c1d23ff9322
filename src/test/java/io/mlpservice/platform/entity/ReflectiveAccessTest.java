package io.mlpservice.platform.entity;

import io.mlpservice.HttpTest;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class ReflectiveAccessTest {
    @Autowired
    private EntityManagerFactory entities;

    @Test
    void letsHibernateGenerateNoClasses() {
        var services = entities.unwrap(SessionFactoryImplementor.class).getServiceRegistry();

        assertThat(services.requireService(BytecodeProvider.class)).isInstanceOf(BytecodeProviderImpl.class);
    }
}

package io.mlpservice.security;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Lets a port of the management's own answer and refuse as the service's port does. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Conditional(ManagementServerConfiguration.InAChild.class)
class ManagementServerConfiguration {
    /** The context of that port is a child of the service's, where the scan for components finds this too. */
    static final class InAChild implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getBeanFactory() != null && context.getBeanFactory().getParentBeanFactory() != null;
        }
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> valvesOfTheService(
            @Qualifier("everyPort") WebServerFactoryCustomizer<TomcatServletWebServerFactory> everyPort,
            @Qualifier("responseHeaders") WebServerFactoryCustomizer<TomcatServletWebServerFactory> headers) {
        return factory -> {
            everyPort.customize(factory);
            headers.customize(factory);
        };
    }
}

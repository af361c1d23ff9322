package io.mlpservice.platform.deprecation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Adds the headers to the answers of all deprecated operations, to errors too. */
@Configuration(proxyBeanMethods = false)
class DeprecationConfiguration {
    @Bean
    static MappedInterceptor deprecationHeaders() {
        return new MappedInterceptor(new String[]{"/api/**"}, new DeprecationHeaders());
    }
}

package io.mlpservice.platform.waiting;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.List;

/** Lets controllers take a {@link PreferredWait} as an argument. */
@Configuration(proxyBeanMethods = false)
class WaitConfiguration implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PreferredWaitResolver());
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionValve() {
        return factory -> factory.addEngineValves(new ConnectionValve());
    }
}

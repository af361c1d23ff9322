package io.mlpservice.platform.body;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has Tomcat prepare bodies and what the headers say of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BodyPace.class)
class BodyConfiguration {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodies(BodyPace pace) {
        return factory -> factory.addEngineValves(new WildcardTypeValve(), new PacingValve(pace), new DecodingValve(),
                new UncompressedAnswerValve());
    }
}

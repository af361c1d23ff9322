package io.mlpservice.platform.body;

import io.mlpservice.platform.memory.LastingProtocol;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

/** Has Tomcat prepare bodies and what the headers say of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BodyPace.class)
class BodyConfiguration {
    /** All that a chunked body may have beside its bytes, which no pace counts, such as extensions and trailers. */
    private static final int BESIDE_CHUNKS = 64;
    /** Zero would let clients wait for ever. */
    private static final Duration BRIEFEST = Duration.ofSeconds(1);

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodies(BodyPace pace) {
        return factory -> {
            factory.addEngineValves(new WildcardTypeValve(), new PacingValve(pace), new DecodingValve(),
                    new UncompressedAnswerValve());
            factory.addProtocolHandlerCustomizers((LastingProtocol http) -> {
                http.setWriteTimeout(pace.grace().compareTo(BRIEFEST) < 0 ? BRIEFEST : pace.grace());
                http.setMaxExtensionSize(BESIDE_CHUNKS);
                http.setMaxTrailerSize(BESIDE_CHUNKS);
            });
        };
    }
}

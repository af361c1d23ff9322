package io.mlpservice.platform.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/**
 * Configures the OpenAPI document. springdoc derives names with Jackson 2, so it gets the naming rules that Jackson 3
 * uses here.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    @Bean
    OpenAPI openApi() {
        return new OpenAPI(SpecVersion.V31).servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(AccessInDocument.SCHEME, AccessInDocument.scheme()))
                .info(new Info().title("MLP Service").version("v1").contact(new Contact().name("MLP Service"))
                        .description("Train multilayer perceptrons on tables and predict with them.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        ModelResolver.enumsAsRef = true;
        var mapper = mappers.jsonMapper().copy();
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        var resolver = new ModelResolver(mapper);
        resolver.openapi31(true);
        return resolver;
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }
}

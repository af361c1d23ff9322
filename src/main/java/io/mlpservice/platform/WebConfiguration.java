package io.mlpservice.platform;

import jakarta.servlet.MultipartConfigElement;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.validation.Validator;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;
import tools.jackson.core.util.JsonRecyclerPools;

import java.util.List;

/** Configures how requests are read: constants in snake_case, uploads on disk and bounded. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServiceSettings.class)
class WebConfiguration implements WebMvcConfigurer {
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        // YAML is on the class path for the OpenAPI document only.
        builder.configureMessageConvertersList(converters -> converters
                .removeIf(converter -> converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
    }

    /** What has one representation is answered in it. Operations that have several look at Accept themselves. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(_ -> ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new SnakeCaseConstants());
    }

    /** None: requests check themselves as they are read. */
    @Override
    public Validator getValidator() {
        return Validator.forType(Void.class, (_, _) -> {});
    }

    /** For every handler mapping; those added to the registry are for Spring's own only. */
    @Bean
    static MappedInterceptor queryParameters(@Qualifier("mvcConversionService") ConversionService conversion) {
        return new MappedInterceptor(new String[]{"/api/**"}, new QueryParameters(conversion));
    }

    /** The servlet provides the context of a request, and no filter needs it before. */
    @Bean
    static FilterRegistrationBean<RequestContextFilter> requestContextFilter() {
        var filter = new FilterRegistrationBean<>(new RequestContextFilter());
        filter.setEnabled(false);
        return filter;
    }

    /** Jackson's default pool of buffers is a linked list, and all requests would contend for its ends. */
    @Bean
    static JsonFactoryBuilderCustomizer jsonBuffers() {
        return factory -> factory.recyclerPool(JsonRecyclerPools.sharedBoundedPool());
    }

    /** Tomcat reads forms past the check of other bodies where no length is declared. It knows one limit for all paths. */
    @Bean
    MultipartConfigElement multipartConfig(ServiceSettings settings) {
        var most = Math.max(settings.dataset().limit().whole().toBytes(),
                settings.exchange().formLimit().whole().toBytes());
        return new MultipartConfigElement("", -1, most, 0);
    }

    /** For the service's port and for that of the management. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> everyPort() {
        return factory -> {
            TemporaryDirectory.emptyFolder().ifPresent(factory::setDocumentRoot);
            factory.addContextCustomizers(context -> ((StandardHost) context.getParent())
                    .setErrorReportValveClass(ProblemValve.class.getName()));
            factory.addEngineValves(new RequestIdValve());
        };
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectors() {
        return factory -> {
            // Tomcat's own refusal would offer methods that no operation has. Spring's names those that there are.
            factory.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
            // A client that asks before it sends its body may go on once something reads it, not before a refusal.
            factory.addConnectorCustomizers(connector -> connector.setProperty("continueResponseTiming", "onRead"));
        };
    }
}

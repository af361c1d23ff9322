package io.mlpservice.security;

import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.access.Admission;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.owner.RequestOwner;
import io.mlpservice.security.key.Caller;
import io.mlpservice.security.key.FirstKey;
import io.mlpservice.security.key.KnownKeys;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Spring Security with the few filters that the service needs, in the order in which they stand here: no sessions, forms
 * or passwords.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {
    @Bean
    static Protection protection(SecuritySettings settings, Environment environment, ServerProperties server) {
        return Protection.of(settings.mode(), environment, server.getAddress());
    }

    @Bean
    AllowedOrigins allowedOrigins(ServiceSettings settings, Protection protection) {
        return new AllowedOrigins(settings.http().allowedOrigins(), protection);
    }

    @Bean
    AllowedHosts allowedHosts(ServiceSettings settings) {
        return new AllowedHosts(settings.http().allowedHosts());
    }

    @Bean
    OpenPlaces openPlaces(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new OpenPlaces(mappings);
    }

    @Bean
    SecurityFilterChain filters(SecuritySettings settings, Protection protection, AllowedOrigins origins,
            AllowedHosts hosts, OpenPlaces open,
            KnownKeys keys, ObjectProvider<JwtDecoder> decoder, ObjectProvider<JwtAuthenticationConverter> converter,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var filters = new ArrayList<Filter>();
        filters.add(ResponseHeaders.filter());
        filters.add(new AuditLog(protection));
        filters.add(new ForeignRequestFilter(protection, origins, hosts, problems));
        filters.add(CorsSetup.filter(origins));
        if (protection.asksForKeys()) {
            var refusals = new Refusals(problems);
            filters.add(authentication(new Authenticators(keys, tokens(decoder.getIfAvailable(), converter),
                    new FailureThrottle()), refusals));
            filters.add(new NoStore());
            if (settings.rateLimit().isSet()) {
                filters.add(new RateLimit(settings.rateLimit(), open, problems));
            }
            filters.add(new KeyRequirement(open, refusals));
        }
        return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, filters);
    }

    private static @Nullable Tokens tokens(@Nullable JwtDecoder decoder,
            ObjectProvider<JwtAuthenticationConverter> converter) {
        return decoder == null ? null : new Tokens(decoder, converter.getIfAvailable(JwtAuthenticationConverter::new));
    }

    private static BearerTokenAuthenticationFilter authentication(Authenticators authenticators, Refusals refusals) {
        var filter = new BearerTokenAuthenticationFilter(authenticators, new CredentialsReader());
        filter.setAuthenticationEntryPoint(refusals);
        filter.setAuthenticationFailureHandler(refusals);
        return filter;
    }

    /** The name by which Spring Boot finds it, on the service's port and on that of the management. */
    @Bean
    FilterChainProxy springSecurityFilterChain(SecurityFilterChain filters) {
        var proxy = new FilterChainProxy(List.of(filters));
        proxy.setFirewall(new PlainFirewall());
        return proxy;
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> responseHeaders() {
        return factory -> factory.addEngineValves(new ResponseHeadersValve());
    }

    @Bean
    MappedInterceptor scopeCheck(Protection protection, OpenPlaces open) {
        return new MappedInterceptor(null, new ScopeCheck(protection, open));
    }

    @Bean
    static HealthDetails healthDetails(Protection protection) {
        return new HealthDetails(protection);
    }

    @Bean
    RequestOwner requestOwner(Protection protection) {
        return _ -> protection.asksForKeys() ? Caller.current().map(Caller::owner) : Optional.of(Owner.DEFAULT);
    }

    @Bean
    Admission admission(KnownKeys keys) {
        return () -> Caller.current().map(keys::stillAdmit).orElse(true);
    }

    @Bean
    ApplicationRunner makesFirstKey(Protection protection, FirstKey first) {
        return _ -> {
            if (protection.makesFirstKey()) {
                first.makeIfNone();
            }
        };
    }
}

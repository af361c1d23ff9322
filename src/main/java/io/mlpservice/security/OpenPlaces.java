package io.mlpservice.security;

import io.mlpservice.platform.access.AccessRule;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.List;
import java.util.stream.Stream;

/**
 * What needs no key: the operations that are open to all, the API's document with its pages, the files of the console,
 * and whether the service is well.
 */
final class OpenPlaces implements RequestMatcher {
    private static final List<String> PAGES = List.of("/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**",
            "/swagger-ui.html", "/swagger-ui/**", "/console/**");
    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile List<RequestMatcher> places = List.of();

    OpenPlaces(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** Takes a while, and is asked only about requests without a key or above a limit. */
    @Override
    public boolean matches(HttpServletRequest request) {
        if (places.isEmpty()) {
            places = Stream.concat(Stream.of(EndpointRequest.to(HealthEndpoint.class)),
                    Stream.concat(PAGES.stream().map(PATHS::matcher), operations())).toList();
        }
        return places.stream().anyMatch(place -> place.matches(request));
    }

    private Stream<RequestMatcher> operations() {
        return mappings.stream().flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(operation -> AccessRule.of(operation.getValue()).filter(AccessRule::isOpen).isPresent())
                .flatMap(operation -> matchers(operation.getKey()));
    }

    private static Stream<RequestMatcher> matchers(RequestMappingInfo operation) {
        return operation.getMethodsCondition().getMethods().stream().flatMap(OpenPlaces::answered)
                .flatMap(method -> operation.getPatternValues().stream()
                        .map(pattern -> PATHS.matcher(method, pattern)));
    }

    private static Stream<HttpMethod> answered(RequestMethod method) {
        return method == RequestMethod.GET
                ? Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                : Stream.of(method.asHttpMethod());
    }
}

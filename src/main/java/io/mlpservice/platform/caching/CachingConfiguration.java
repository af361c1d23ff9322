package io.mlpservice.platform.caching;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

import java.util.Collections;

/** Reads {@code If-Match}. */
@Configuration(proxyBeanMethods = false)
class CachingConfiguration implements WebMvcConfigurer, HandlerInterceptor {
    private final JsonMapper json;

    CachingConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var changes = HttpMethod.PATCH.matches(request.getMethod()) || HttpMethod.DELETE.matches(request.getMethod());
        if (changes && request.getHeader(HttpHeaders.IF_MATCH) != null) {
            var headers = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH)).toArray(String[]::new);
            request.setAttribute(IfMatch.ATTRIBUTE, new IfMatch(KnownTags.of(headers), json));
        }
        return true;
    }
}

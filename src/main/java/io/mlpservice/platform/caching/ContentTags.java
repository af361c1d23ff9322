package io.mlpservice.platform.caching;

import io.mlpservice.platform.Sha256;
import io.mlpservice.platform.json.LargeJson;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Tags small answers with a digest of them, the OpenAPI document too. A client that has the present one gets 304. The
 * answer to a change has the tag that the thing has from now on.
 */
@ControllerAdvice
class ContentTags implements ResponseBodyAdvice<Object> {
    private static final int BYTES_OF_DIGEST = 16;

    private final JsonMapper json;

    ContentTags(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        var revalidated = answer.getMethodAnnotation(Revalidated.class);
        return revalidated != null
                ? revalidated.value() == Revalidated.By.CONTENT
                : answer.hasMethodAnnotation(PatchMapping.class)
                        || OpenApiWebMvcResource.class.isAssignableFrom(answer.getContainingClass());
    }

    @Override
    public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter answer, MediaType type,
            Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null || request.getMethod().equals(HttpMethod.POST)) {
            return body;
        }
        var content = body instanceof byte[] bytes ? bytes : LargeJson.write(json, body);
        var tag = tag(content);
        Kept.headers(response.getHeaders(), tag);
        var known = request.getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH).toArray(String[]::new);
        if (KnownTags.of(known).contain(tag) && !request.getMethod().equals(HttpMethod.PATCH)) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
        } else {
            write(content, type, response);
        }
        return null;
    }

    /** The tag was made of these bytes; so these are sent. */
    private static void write(byte[] content, MediaType type, ServerHttpResponse response) {
        response.getHeaders().setContentType(type);
        response.getHeaders().setContentLength(content.length);
        try {
            response.getBody().write(content);
            response.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String tag(byte[] content) {
        return "\"%s\"".formatted(Sha256.hex(content).substring(0, 2 * BYTES_OF_DIGEST));
    }
}

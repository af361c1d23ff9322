package io.mlpservice.platform.caching;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers about what never changes. Their tags are known before they are made, so that a 304 costs next to nothing. */
@Component
public class EntityTags {
    /** Versions of the service may show the same thing differently. */
    private final String version;

    EntityTags(ObjectProvider<BuildProperties> build) {
        var properties = build.getIfAvailable();
        var released = properties == null ? null : properties.getVersion();
        this.version = released == null ? "unknown" : released;
    }

    /**
     * Answers with a body, or with 304 if the client has it. The caller has checked that the thing exists and that the
     * client may see it.
     *
     * @param id the identity of what is shown
     */
    public <T> ResponseEntity<T> answer(UUID id, WebRequest request, Supplier<T> body) {
        return respond(id, request, response -> response.body(body.get()));
    }

    /** The same with a response that has headers of its own. */
    public <T> ResponseEntity<T> respond(UUID id, WebRequest request, Function<BodyBuilder, ResponseEntity<T>> answer) {
        var tag = "\"%s-%s\"".formatted(id, version);
        return KnownTags.of(request.getHeaderValues(HttpHeaders.IF_NONE_MATCH)).contain(tag)
                ? Kept.headers(ResponseEntity.status(HttpStatus.NOT_MODIFIED), tag).build()
                : answer.apply(Kept.headers(ResponseEntity.ok(), tag));
    }
}

package io.mlpservice.inference;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers in JSON, whatever the request accepts: the protocols have one representation. */
public final class JsonAnswer {
    private JsonAnswer() {}

    /** 200 with a body. */
    public static <T> ResponseEntity<T> of(T body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}

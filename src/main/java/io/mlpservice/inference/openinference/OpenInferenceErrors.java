package io.mlpservice.inference.openinference;

import io.mlpservice.inference.ErrorShape;
import org.springframework.stereotype.Component;

import java.util.Map;

/** Errors as the protocol has them. */
@Component
class OpenInferenceErrors implements ErrorShape {
    @Override
    public boolean isAt(String path) {
        return path.equals("/v2") || path.startsWith("/v2/");
    }

    @Override
    public Object body(int status, String message) {
        return Map.of("error", message);
    }
}

package io.mlpservice.inference.tensorflow;

import io.mlpservice.inference.ErrorShape;
import org.springframework.stereotype.Component;

import java.util.Map;

/** Errors as TensorFlow Serving writes them. */
@Component
class TensorFlowErrors implements ErrorShape {
    @Override
    public boolean isAt(String path) {
        return path.equals("/v1") || path.startsWith("/v1/");
    }

    @Override
    public Object body(int status, String message) {
        return Map.of("error", message);
    }
}

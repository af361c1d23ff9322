package io.mlpservice.inference.mlflow;

import io.mlpservice.inference.ErrorShape;
import org.springframework.stereotype.Component;

import java.util.Set;

/** Errors as MLflow writes them: a code in capital letters, and a message. */
@Component
class MlflowErrors implements ErrorShape {
    record Body(String errorCode, String message) {}

    private static final Set<String> PATHS = Set.of("/invocations", "/ping", "/health", "/version");

    @Override
    public boolean isAt(String path) {
        return PATHS.contains(path) || (path.startsWith("/models/") && path.endsWith("/invocations"));
    }

    @Override
    public Object body(int status, String message) {
        return new Body(code(status), message);
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "RESOURCE_DOES_NOT_EXIST";
            case 429 -> "REQUEST_LIMIT_EXCEEDED";
            case 503, 507 -> "TEMPORARILY_UNAVAILABLE";
            default -> status < 500 ? "BAD_REQUEST" : "INTERNAL_ERROR";
        };
    }
}

package io.mlpservice.prediction;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.Set;

/**
 * Maps the operations on predictions before all others: Spring compares the path of a request with those of every
 * operation, which would take half as long as a prediction.
 */
@Component
final class PredictionMapping extends RequestMappingHandlerMapping {
    PredictionMapping() {
        setOrder(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    protected boolean isHandler(Class<?> type) {
        return type == PredictionController.class;
    }

    /** Bodies of other types, such as tables, are in no hurry: Spring's own mapping finds their operation. */
    @Override
    protected @Nullable HandlerMethod handleNoMatch(Set<RequestMappingInfo> infos, String path,
            HttpServletRequest request) {
        return null;
    }
}

package io.mlpservice.prediction;

import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

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
}

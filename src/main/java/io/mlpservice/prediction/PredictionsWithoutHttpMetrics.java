package io.mlpservice.prediction;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Leaves predictions out of Spring's metrics of HTTP requests, which would cost them a fifth of their throughput.
 * {@link PredictionMetrics} measures them.
 */
@Component
final class PredictionsWithoutHttpMetrics implements ObservationPredicate {
    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext request && isPrediction(request.getCarrier()));
    }

    private static boolean isPrediction(@Nullable HttpServletRequest request) {
        return request != null && request.getRequestURI().endsWith("/predict")
                && HttpMethod.POST.matches(request.getMethod());
    }
}

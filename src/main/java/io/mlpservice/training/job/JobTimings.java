package io.mlpservice.training.job;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Duration of each finished phase, in seconds; null while a phase has not finished. */
@Embeddable
@Schema(description = "How long each phase took; null until it is over.")
public record JobTimings(@Schema(example = "0.02") @Nullable Double preparingSeconds,
        @Schema(example = "0.9") @Nullable Double trainingSeconds,
        @Schema(example = "0.01") @Nullable Double evaluatingSeconds) {
    public static final JobTimings NONE = new JobTimings(null, null, null);

    public JobTimings with(JobPhase phase, double seconds) {
        return switch (phase) {
            case PREPARING -> new JobTimings(seconds, trainingSeconds, evaluatingSeconds);
            case TRAINING -> new JobTimings(preparingSeconds, seconds, evaluatingSeconds);
            case EVALUATING -> new JobTimings(preparingSeconds, trainingSeconds, seconds);
            case SAVING -> this;
        };
    }
}

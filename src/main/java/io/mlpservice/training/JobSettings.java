package io.mlpservice.training;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of training, {@code mlp.training.*}.
 *
 * @param slots how many jobs one process trains at the same time, on a thread each; by default all cores but one
 */
@ConfigurationProperties("mlp.training")
record JobSettings(@Nullable Integer slots) {
    JobSettings {
        if (slots != null && slots < 1) {
            throw new IllegalArgumentException("mlp.training.slots is %d; it must be at least 1".formatted(slots));
        }
    }

    int slotsOrDefault() {
        return slots == null ? Math.max(1, Runtime.getRuntime().availableProcessors() - 1) : slots;
    }
}

package io.mlpservice.model;

import java.util.UUID;

/** Implemented by features that come back to a model while they work. */
@FunctionalInterface
public interface ModelUsage {
    /** Whether unfinished work still needs the model, so that it must not be deleted. */
    boolean isInUse(UUID modelId);
}

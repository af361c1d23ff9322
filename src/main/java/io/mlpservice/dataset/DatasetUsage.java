package io.mlpservice.dataset;

import java.util.UUID;

/** Implemented by features that read data sets while they work. */
@FunctionalInterface
public interface DatasetUsage {
    /** Whether unfinished work still needs the rows of the data set, so that it must not be deleted. */
    boolean isInUse(UUID datasetId);
}

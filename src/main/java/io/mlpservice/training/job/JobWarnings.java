package io.mlpservice.training.job;

import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.matrix.Kernels;
import io.mlpservice.engine.pipeline.PipelineOutcome.Unmeasured;
import io.mlpservice.platform.JsonNames;

import java.util.Objects;

/** Warnings that arise while a job runs. */
public final class JobWarnings {
    private JobWarnings() {}

    static String resumedOnOtherKernels(String before) {
        return "The job was begun with the kernels '%s' and resumed with '%s', which may round differently: "
                .formatted(before, Kernels.inUse())
                + "another run of the same request need not come to the same weights to the last bit.";
    }

    /** The metrics of one part are missing. */
    public static String notMeasured(Unmeasured part) {
        var name = JsonNames.of(part.part());
        return "The model could not be measured on its %s rows, so it has no %s metrics: %s. Measure it later with POST /models/{ref}/evaluations."
                .formatted(name, name, reason(part.cause()));
    }

    private static String reason(Throwable cause) {
        return switch (cause) {
            case UnsuitableDataException unsuitable -> Objects.requireNonNull(unsuitable.getMessage());
            case OutOfMemoryError _ ->
                "the service ran out of memory, so give it a larger heap (-Xmx), or measure on fewer rows";
            default -> "an error in the service, which its log describes under the id of this job";
        };
    }
}

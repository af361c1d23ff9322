package io.mlpservice.training.job;

import io.mlpservice.engine.matrix.Kernels;

/** Warnings that arise while a job runs. */
final class JobWarnings {
    private JobWarnings() {}

    static String resumedOnOtherKernels(String before) {
        return "The job was begun with the kernels '%s' and resumed with '%s', which may round differently: "
                .formatted(before, Kernels.inUse())
                + "another run of the same request need not come to the same weights to the last bit.";
    }
}

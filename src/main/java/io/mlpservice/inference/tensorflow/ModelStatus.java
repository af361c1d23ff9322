package io.mlpservice.inference.tensorflow;

import java.util.List;

/** Which versions of a model can predict. */
record ModelStatus(List<VersionStatus> modelVersionStatus) {
    record VersionStatus(String version, String state, Status status) {}

    record Status(String errorCode, String errorMessage) {}

    /** Versions that can predict; the newest one first. */
    static ModelStatus available(List<Integer> versions) {
        return new ModelStatus(versions.reversed().stream()
                .map(version -> new VersionStatus(String.valueOf(version), "AVAILABLE", new Status("OK", "")))
                .toList());
    }
}

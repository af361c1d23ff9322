package io.mlpservice.exchange.go;

import java.util.List;

/**
 * What the files do not say of a network.
 *
 * @param featureNames one for each input; none for i0, i1, …
 * @param targetNames one for each output; none for z0, z1, …
 */
public record GoOptions(GoActivation activation, GoScaling scaling, List<String> featureNames,
        List<String> targetNames) {
    /** Copies the names. */
    public GoOptions {
        featureNames = List.copyOf(featureNames);
        targetNames = List.copyOf(targetNames);
    }
}

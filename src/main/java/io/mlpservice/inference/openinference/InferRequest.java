package io.mlpservice.inference.openinference;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A request for predictions.
 *
 * @param id is echoed; null if there is none
 * @param outputs the outputs to answer; all of them if there are none
 * @param binaryOutputs whether outputs are answered in binary form, unless they say otherwise
 */
record InferRequest(@Nullable String id, List<Tensor> inputs, List<RequestedOutput> outputs, boolean binaryOutputs) {
    /**
     * An output to answer.
     *
     * @param pointer where it stands in the request
     * @param binary whether it is answered in binary form; null where the request as a whole decides
     */
    record RequestedOutput(String name, String pointer, @Nullable Boolean binary) {}
}

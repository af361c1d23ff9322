package io.mlpservice.exchange;

import io.swagger.v3.oas.annotations.media.Schema;

/** The formats in which models come. */
@Schema(enumAsRef = true, description = "`go_mlp`: the two JSON files of a Go program, trained weights and ranges of the columns; `mlp`: a file that the service exported in its own format; `onnx`: a graph of a multilayer perceptron, as scikit-learn's converter writes it; `safetensors`: tensors with a `pipeline` in the metadata, as the service exports them.")
enum ImportFormat {
    GO_MLP,
    MLP,
    ONNX,
    SAFETENSORS
}

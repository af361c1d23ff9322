package io.mlpservice.exchange;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.MediaType;

import java.nio.charset.StandardCharsets;

/** The formats in which models leave. */
@Schema(enumAsRef = true, description = "`javascript`: a module for browsers and Node.js that predicts raw rows, without dependencies; `mlp`: the service's own format, complete and checked, which it also reads; `onnx`: the whole model, from raw features to labels or values, as one ONNX graph; `safetensors`: the tensors of all layers, with all else as JSON in the metadata.")
enum ExportFormat {
    JAVASCRIPT("mjs", new MediaType("text", "javascript", StandardCharsets.UTF_8)),
    MLP("mlp", MediaType.APPLICATION_OCTET_STREAM),
    ONNX("onnx", MediaType.APPLICATION_OCTET_STREAM),
    SAFETENSORS("safetensors", MediaType.APPLICATION_OCTET_STREAM);

    private final String extension;
    private final MediaType mediaType;

    ExportFormat(String extension, MediaType mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** How names of such files end. */
    String extension() {
        return extension;
    }

    MediaType mediaType() {
        return mediaType;
    }
}

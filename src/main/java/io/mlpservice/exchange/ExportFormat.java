package io.mlpservice.exchange;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.MediaType;

/** The formats in which models leave. */
@Schema(enumAsRef = true, description = "`onnx`: the whole model, from raw features to labels or values, as one ONNX graph.")
enum ExportFormat {
    ONNX("onnx", MediaType.APPLICATION_OCTET_STREAM);

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

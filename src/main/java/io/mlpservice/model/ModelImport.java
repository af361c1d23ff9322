package io.mlpservice.model;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Map;

/**
 * The file that a model came as.
 *
 * @param format its format
 * @param sha256 of the file, in hexadecimal
 * @param provenance what the file says of the model
 */
@Schema(description = "The file that a model came as.")
public record ModelImport(@Schema(example = "mlp") String format,
        @Schema(description = "SHA-256 of the file, in hexadecimal digits.") String sha256,
        @Schema(description = "What the file says of the model; the service does not check that it is true.", example = "{\"model\": \"iris\", \"version\": \"1\"}") Map<String, String> provenance) {}

package io.mlpservice.schema;

import io.mlpservice.engine.feature.Encoder.InputKind;
import io.mlpservice.engine.feature.FeatureCodec.NetworkInput;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** An input of the network. */
@Schema(description = "An input of the network: what it shows of a feature, and the scale of that number.")
record InputSchema(@Schema(example = "color = red") String name,
        @Schema(description = "The feature that it comes from; null for a product.", example = "color") @Nullable String feature,
        @Schema(description = "Of a product: the features that are multiplied; null for other inputs.", nullable = true, example = "[\"width\", \"height\"]") @Nullable List<String> factors,
        InputKind kind,
        @Schema(description = "The category, or the hash, that it stands for; null for other inputs.", nullable = true) @Nullable String category,
        @Schema(description = "x, the number before scaling.", example = "1 for rows of the category, else 0") String formula,
        @Schema(description = "How x becomes the input.") ScaleSchema scale) {

    static InputSchema of(NetworkInput input) {
        var kind = input.input().kind();
        var hasCategory = kind == InputKind.CATEGORY || kind == InputKind.HASH;
        return new InputSchema(input.name(), kind == InputKind.PRODUCT ? null : input.feature(),
                kind == InputKind.PRODUCT ? input.factors() : null, kind, hasCategory ? input.input().category() : null,
                input.formula(), ScaleSchema.of(input.input().scale()));
    }
}

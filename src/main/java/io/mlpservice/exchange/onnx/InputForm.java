package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.FeatureType;
import io.swagger.v3.oas.annotations.media.Schema;

/** What the inputs of an ONNX graph are. */
@Schema(enumAsRef = true, description = "`matrix`: one input with a column for each feature, which must all be numbers, booleans or dates; `named`: an input for each feature.")
public enum InputForm {
    /** One input with all features, which must have one type. */
    MATRIX,
    /** An input for each feature. */
    NAMED;

    /** The usual form for the features of a model. */
    static InputForm defaultFor(FeatureCodec features) {
        return features.areNumeric() ? MATRIX : NAMED;
    }

    /** Whether features can be given this way. */
    boolean suits(FeatureCodec features) {
        return this == NAMED
                || features.features().stream().noneMatch(feature -> feature.type() == FeatureType.CATEGORICAL);
    }
}

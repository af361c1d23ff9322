package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;

import java.util.ArrayList;
import java.util.List;

/** What of a model ONNX cannot express. */
final class Expressible {
    /** A message of Protocol Buffers has fewer bytes than 2³¹. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - (1L << 24);

    private Expressible() {}

    /**
     * Checks a model.
     *
     * @throws ProblemException {@code not_expressible} with every reason
     */
    static void check(TrainedModel model, InputForm form) {
        var errors = new ArrayList<FieldError>();
        for (var feature = 0; feature < model.features().features().size(); feature++) {
            check(model.features().features().get(feature), model.features().encoder(feature) instanceof HashEncoder,
                    form, errors);
        }
        if (model.parameterCount() * model.precision().bytes() > MOST_BYTES) {
            errors.add(FieldError.parameter("format", "too_large",
                    "An ONNX file holds less than 2 GB, and this model has %d parameters. Use safetensors."
                            .formatted(model.parameterCount())));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "not_expressible",
                    errors.getFirst().detail(), List.copyOf(errors));
        }
    }

    private static void check(Feature feature, boolean isHashed, InputForm form, List<FieldError> errors) {
        var name = Messages.shortened(feature.name());
        if (isHashed) {
            errors.add(FieldError.parameter("format", "hashed_feature",
                    "ONNX has no operator that hashes text, which '%s' needs. Use another format, or train with one_hot or ordinal categories."
                            .formatted(name)));
        } else if (form == InputForm.MATRIX && feature.type() == FeatureType.CATEGORICAL) {
            errors.add(FieldError.parameter("inputs", "text_in_matrix",
                    "'%s' is text, and a matrix holds numbers alone. Use inputs=named.".formatted(name)));
        }
    }
}

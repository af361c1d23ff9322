package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.EncodingSpec;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.engine.training.TrainingPlan;

import java.util.Optional;

/**
 * Everything that a pipeline needs besides the table. With several targets, rows are stratified by the combination of
 * their classes.
 *
 * @param encoding how features become inputs
 * @param targetScaling the scaling of regression targets; {@link TargetScaling#NONE} for a classification
 * @param plan the number of inputs of its network is replaced by that of the encoded features
 * @param weighting the weights of training and validation rows; by class for a single target only
 * @param origin the model from which training continues with the same scales; if empty, scales are fitted
 */
public record PipelineSpec(ModelSchema schema, EncodingSpec encoding, TargetScaling targetScaling, SplitSpec split,
        TrainingPlan plan, RowWeighting weighting, Optional<TrainedModel> origin) {
    /** Checks that the network fits the features and targets. */
    public PipelineSpec {
        if (origin.isPresent()
                && !(origin.get().schema().hasColumnsOf(schema) && origin.get().network().equals(plan.network()))) {
            throw new IllegalArgumentException(
                    "training can only continue from a model with the same schema and network");
        }
        var output = plan.network().outputLayer();
        if (!schema.suits(output.activation().type())
                || output.units() != schema.outputs(output.activation().type())) {
            throw new IllegalArgumentException("the activation and the units of the output layer must fit the targets");
        }
        if (schema.isMultiLabel() && !(weighting.classWeights() instanceof ClassWeights.Equal)) {
            throw new IllegalArgumentException("class weights need a single target");
        }
    }

    /** The same pipeline with another split. */
    PipelineSpec with(SplitSpec other) {
        return new PipelineSpec(schema, encoding, targetScaling, other, plan, weighting, origin);
    }

    /** A pipeline without expansion of the features and with equal weights. */
    public PipelineSpec(ModelSchema schema, Scaling featureScaling, TargetScaling targetScaling, SplitSpec split,
            TrainingPlan plan) {
        this(schema, EncodingSpec.of(featureScaling, Polynomial.NONE), targetScaling, split, plan, RowWeighting.EQUAL,
                Optional.empty());
    }
}

package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Polynomial;
import io.mlpservice.engine.encoding.Scaling;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.training.TrainingPlan;

import java.util.Optional;

/**
 * Everything that a pipeline needs besides the table. With several targets, rows are stratified by the combination of
 * their classes.
 *
 * @param polynomial the expansion of the features before scaling
 * @param targetScaling the scaling of regression targets; {@link Scaling#NONE} for a classification
 * @param weighting the weights of training and validation rows; by class for a single target only
 * @param origin the model from which training continues with the same scales; if empty, scales are fitted
 */
public record PipelineSpec(ModelSchema schema, Polynomial polynomial, Scaling featureScaling, Scaling targetScaling,
        SplitSpec split,
        TrainingPlan plan, RowWeighting weighting, Optional<TrainedModel> origin) {
    /** Checks that the network fits the features and targets. */
    public PipelineSpec {
        if (origin.isPresent()
                && !(origin.get().schema().equals(schema) && origin.get().network().equals(plan.network()))) {
            throw new IllegalArgumentException(
                    "training can only continue from a model with the same schema and network");
        }
        var network = plan.network();
        if (network.inputs() != polynomial.columns(schema.features().size())) {
            throw new IllegalArgumentException("the number of network inputs must match the expanded features");
        }
        var output = network.outputLayer();
        if (!schema.suits(output.activation().type())
                || output.units() != schema.outputs(output.activation().type())) {
            throw new IllegalArgumentException("the activation and the units of the output layer must fit the targets");
        }
        if (schema.isMultiLabel() && !(weighting.classWeights() instanceof ClassWeights.Equal)) {
            throw new IllegalArgumentException("class weights need a single target");
        }
    }

    /** A pipeline without expansion of the features and with equal weights. */
    public PipelineSpec(ModelSchema schema, Scaling featureScaling, Scaling targetScaling, SplitSpec split,
            TrainingPlan plan) {
        this(schema, Polynomial.NONE, featureScaling, targetScaling, split, plan, RowWeighting.EQUAL,
                Optional.empty());
    }
}

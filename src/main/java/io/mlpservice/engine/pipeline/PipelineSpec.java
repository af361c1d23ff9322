package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Polynomial;
import io.mlpservice.engine.encoding.Scaling;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.training.TrainingPlan;

import java.util.Optional;

/**
 * Everything needed to make a model out of a table. Rows are stratified by the combination of their classes where there are
 * several targets.
 *
 * @param polynomial what becomes of the features before they are scaled
 * @param targetScaling of a regression's targets; {@link Scaling#NONE} for a classification
 * @param weighting of the rows in training and validation; by class for a single target only
 * @param origin the model whose scales are used, since training goes on from its parameters; else they are fitted
 */
public record PipelineSpec(ModelSchema schema, Polynomial polynomial, Scaling featureScaling, Scaling targetScaling,
        SplitSpec split,
        TrainingPlan plan, RowWeighting weighting, Optional<TrainedModel> origin) {
    /** Checks that the network fits the features and targets. */
    public PipelineSpec {
        if (origin.isPresent()
                && !(origin.get().schema().equals(schema) && origin.get().network().equals(plan.network()))) {
            throw new IllegalArgumentException("training goes on from a model of the same schema and network");
        }
        var network = plan.network();
        if (network.inputs() != polynomial.columns(schema.features().size())) {
            throw new IllegalArgumentException("the network has as many inputs as the features become");
        }
        var output = network.outputLayer();
        if (!schema.suits(output.activation().type())
                || output.units() != schema.outputs(output.activation().type())) {
            throw new IllegalArgumentException("the output layer has such and as many units as the targets need");
        }
        if (schema.isMultiLabel() && !(weighting.classWeights() instanceof ClassWeights.Equal)) {
            throw new IllegalArgumentException("a row that belongs to several classes has no weight of its class");
        }
    }

    /** The features as they are; all rows count the same. */
    public PipelineSpec(ModelSchema schema, Scaling featureScaling, Scaling targetScaling, SplitSpec split,
            TrainingPlan plan) {
        this(schema, Polynomial.NONE, featureScaling, targetScaling, split, plan, RowWeighting.EQUAL,
                Optional.empty());
    }
}

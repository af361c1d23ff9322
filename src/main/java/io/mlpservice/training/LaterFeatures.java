package io.mlpservice.training;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.model.TrainingConfiguration;
import io.mlpservice.model.TrainingConfiguration.HiddenLayer;
import io.mlpservice.model.TrainingConfiguration.LayerParameters;
import io.mlpservice.model.TrainingConfiguration.LearningRateSchedule;
import io.mlpservice.model.TrainingConfiguration.NetworkShape;
import io.mlpservice.model.TrainingConfiguration.Optimizer;
import io.mlpservice.model.TrainingConfiguration.Preprocessing;
import io.mlpservice.model.TrainingConfiguration.TrainingSettings;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Refuses what the API has a name for but this version cannot do, instead of leaving it undone. */
final class LaterFeatures {
    private final FieldErrors errors;

    private LaterFeatures(FieldErrors errors) {
        this.errors = errors;
    }

    static void refuse(TrainingConfiguration request, FieldErrors errors) {
        var later = new LaterFeatures(errors);
        errors.notAvailable("/weight_column", request.weightColumn());
        errors.notAvailable("/from_model", request.fromModel());
        errors.notAvailable("/keep_model_on_cancel", request.keepModelOnCancel());
        if (request.preprocessing() != null) {
            later.refuse(request.preprocessing());
        }
        if (request.network() != null) {
            later.refuse(request.network());
        }
        if (request.initialization() != null && request.initialization().parameters() != null) {
            later.refuse(request.initialization().parameters());
        }
        if (request.training() != null) {
            later.refuse(request.training());
        }
    }

    private void refuse(Preprocessing preprocessing) {
        var degree = preprocessing.polynomialDegree();
        errors.notAvailable("/preprocessing/polynomial_degree", degree == null || degree == 1 ? null : degree);
        errors.notUsed("/preprocessing/polynomial_interactions", preprocessing.polynomialInteractions(),
                "A polynomial of degree 1");
    }

    private void refuse(NetworkShape network) {
        errors.notAvailable("/network/input_dropout", network.inputDropout());
        if (network.outputLayer() != null) {
            refuseStep("/network/output_layer", network.outputLayer().activation());
        }
        var layers = network.hiddenLayers() == null ? List.<HiddenLayer>of() : network.hiddenLayers();
        for (var index = 0; index < layers.size(); index++) {
            var layer = layers.get(index);
            var pointer = "/network/hidden_layers/" + index;
            refuseStep(pointer, layer.activation());
            errors.notAvailable(pointer + "/negative_slope", layer.negativeSlope());
            errors.notAvailable(pointer + "/alpha", layer.alpha());
            errors.notAvailable(pointer + "/maxout_pieces", layer.maxoutPieces());
            errors.notAvailable(pointer + "/batch_normalization", layer.batchNormalization());
            errors.notAvailable(pointer + "/dropout", layer.dropout());
            errors.notAvailable(pointer + "/residual", layer.residual());
        }
    }

    private void refuseStep(String pointer, @Nullable ActivationType activation) {
        errors.notAvailable(pointer + "/activation", activation != null && activation.isStep() ? activation : null);
    }

    private void refuse(List<LayerParameters> parameters) {
        for (var index = 0; index < parameters.size(); index++) {
            var pointer = "/initialization/parameters/" + index;
            errors.notAvailable(pointer + "/gamma", parameters.get(index).gamma());
            errors.notAvailable(pointer + "/beta", parameters.get(index).beta());
            errors.notAvailable(pointer + "/alpha", parameters.get(index).alpha());
        }
    }

    private void refuse(TrainingSettings training) {
        errors.notAvailable("/training/huber_delta", training.huberDelta());
        errors.notAvailable("/training/quantile", training.quantile());
        errors.notAvailable("/training/max_norm", training.maxNorm());
        if (training.classWeights() != null) {
            errors.notAvailable("/training/class_weights/weights", training.classWeights().weights());
        }
        if (training.gradientClipping() != null) {
            errors.notAvailable("/training/gradient_clipping/value", training.gradientClipping().value());
        }
        if (training.optimizer() != null) {
            refuse(training.optimizer());
        }
        if (training.learningRateSchedule() != null) {
            refuse(training.learningRateSchedule());
        }
    }

    private void refuse(Optimizer optimizer) {
        var type = optimizer.type();
        errors.notAvailable("/training/optimizer/type",
                type == OptimizerType.LBFGS || type == OptimizerType.PERCEPTRON ? type : null);
        errors.notAvailable("/training/optimizer/decay", optimizer.decay());
        errors.notAvailable("/training/optimizer/weight_decay", optimizer.weightDecay());
        errors.notAvailable("/training/optimizer/history_size", optimizer.historySize());
    }

    private void refuse(LearningRateSchedule schedule) {
        errors.notAvailable("/training/learning_rate_schedule/decay", schedule.decay());
        errors.notAvailable("/training/learning_rate_schedule/factor", schedule.factor());
        errors.notAvailable("/training/learning_rate_schedule/every", schedule.every());
        errors.notAvailable("/training/learning_rate_schedule/epochs", schedule.epochs());
        errors.notAvailable("/training/learning_rate_schedule/warmup_epochs", schedule.warmupEpochs());
    }
}

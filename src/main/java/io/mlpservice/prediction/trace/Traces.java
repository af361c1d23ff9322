package io.mlpservice.prediction.trace;

import io.mlpservice.configuration.GivenParameterChecks;
import io.mlpservice.configuration.GivenParameters;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.model.Models;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.stereotype.Service;

import java.util.Optional;

/** Traces training steps of a model for a few rows. */
@Service
class Traces {
    /** Each takes a line or two of the answer; a longer one would be unreadable. */
    static final int MOST_PARAMETERS = 10_000;

    private final Models models;

    Traces(Models models) {
        this.models = models;
    }

    TraceResponse trace(String ref, TraceRequest request) {
        var model = models.load(ref);
        var trained = model.trained();
        var errors = new FieldErrors();
        checkSize(trained, errors);
        request.check(errors);
        var reader = new RowsToTrace(trained, request.isStrict(), errors);
        var instances = reader.read(request.rows());
        var given = Optional.ofNullable(request.given());
        given.ifPresent(parameters -> GivenParameterChecks.checkShape(parameters, trained.network(), errors));
        var learningRate = learningRate(request, model.identity(), errors);
        errors.throwIfAny();
        try {
            return TraceResponse.of(model, instances.getFirst(), trained.trace(instances, learningRate,
                    request.stepsOrDefault(), given.map(GivenParameters::toEngine)), reader.warnings());
        } catch (UnsuitableDataException e) {
            throw ProblemException.invalid("/target", "unsuitable_data",
                    "The model cannot learn from this row: %s.".formatted(e.getMessage()));
        } catch (ArithmeticException tooLarge) {
            throw ProblemException.invalid("", "out_of_range", "A number of this step is larger than double precision "
                    + "can hold; check the units of the row, or give a smaller learning rate or smaller parameters.");
        }
    }

    /** The step size that is asked for, or else that of the model's training; adds an error if it had none. */
    private double learningRate(TraceRequest request, ModelIdentity model, FieldErrors errors) {
        if (request.learningRate() != null) {
            return request.learningRate();
        }
        var configuration = models.get(model.id().toString()).configuration();
        var rate = configuration == null ? null : configuration.training().optimizer().learningRate();
        if (rate == null) {
            errors.add("/learning_rate", "required",
                    "'learning_rate' is missing, and the model's training has none that is known; give one such as 0.1.");
            return Double.NaN;
        }
        return rate;
    }

    private static void checkSize(TrainedModel model, FieldErrors errors) {
        if (model.parameterCount() > MOST_PARAMETERS) {
            errors.add(FieldError.parameter("ref", "too_large",
                    "The model has %,d parameters, and a step is shown for at most %,d; trace a model of fewer units."
                            .formatted(model.parameterCount(), MOST_PARAMETERS)));
        }
    }
}

package io.mlpservice.prediction;

import io.mlpservice.configuration.GivenParameterChecks;
import io.mlpservice.configuration.GivenParameters;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.model.Models;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.JsonPointer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Traces a training step of a model for one row. */
@Service
class Traces {
    /** Each takes a line or two of the answer; a longer one would be unreadable. */
    static final int MOST_PARAMETERS = 10_000;

    private static final JsonPointer INSTANCE = JsonPointer.valueOf("/instance");

    private final Models models;

    Traces(Models models) {
        this.models = models;
    }

    TraceResponse trace(String ref, TraceRequest request) {
        var model = models.load(ref);
        var trained = model.trained();
        var errors = new FieldErrors();
        checkSize(trained, errors);
        var columns = columns(request, trained, errors);
        var given = Optional.ofNullable(request.given());
        given.ifPresent(parameters -> GivenParameterChecks.checkShape(parameters, trained.network(), errors));
        errors.throwIfAny();
        var instance = new Table(columns);
        try {
            return TraceResponse.of(model, instance,
                    trained.trace(instance, request.learningRate(), given.map(GivenParameters::toEngine)));
        } catch (UnsuitableDataException e) {
            throw ProblemException.invalid("/target", "unsuitable_data",
                    "The model cannot learn from this row: %s.".formatted(e.getMessage()));
        } catch (ArithmeticException tooLarge) {
            throw ProblemException.invalid("", "out_of_range", "A number of this step is larger than double precision "
                    + "can hold; check the units of the row, or give a smaller learning rate or smaller parameters.");
        }
    }

    private static void checkSize(TrainedModel model, FieldErrors errors) {
        if (model.parameterCount() > MOST_PARAMETERS) {
            errors.add(FieldError.parameter("ref", "too_large",
                    "The model has %,d parameters, and a step is shown for at most %,d; trace a model of fewer units."
                            .formatted(model.parameterCount(), MOST_PARAMETERS)));
        }
    }

    private static List<Column> columns(TraceRequest request, TrainedModel model, FieldErrors errors) {
        var schema = model.schema();
        var names = model.features().names();
        var cells = new JsonRows(schema, errors).cells(request.instance(), INSTANCE);
        new CellReader(model.features(), errors).row(cells, (feature, code, detail) -> FieldError
                .at(INSTANCE.appendProperty(names.get(feature)).toString(), code, detail));
        var features = IntStream.range(0, names.size()).mapToObj(index -> column(names.get(index), cells.get(index)));
        return Stream.concat(features, new TargetReader(schema, errors).columns(request.target()).stream()).toList();
    }

    /** A column of one cell. */
    private static Column column(String name, @Nullable CellValue cell) {
        return switch (cell) {
            case null -> new Column.Numeric(name, new double[]{Double.NaN});
            case CellValue.Numeric(var number, var digits) when digits == null ->
                new Column.Numeric(name, new double[]{number});
            default -> {
                var text = cell.text().strip();
                yield new Column.Categorical(name, List.of(text), new int[]{text.isEmpty() ? -1 : 0});
            }
        };
    }
}

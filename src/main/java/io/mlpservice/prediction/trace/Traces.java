package io.mlpservice.prediction.trace;

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
import io.mlpservice.prediction.FeatureRows;
import io.mlpservice.prediction.InstancePlaces;
import io.mlpservice.prediction.JsonRows;
import io.mlpservice.prediction.OddityWords;
import io.mlpservice.prediction.ReadRows;
import io.mlpservice.prediction.RowReader;
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
        var row = row(request, trained, errors);
        var targets = new TargetReader(trained.schema(), errors).columns(request.target());
        var given = Optional.ofNullable(request.given());
        given.ifPresent(parameters -> GivenParameterChecks.checkShape(parameters, trained.network(), errors));
        errors.throwIfAny();
        var instance = new Table(
                Stream.concat(columns(row, trained.features().names()), targets.stream()).toList());
        try {
            return TraceResponse.of(model, instance,
                    trained.trace(instance, request.learningRate(), given.map(GivenParameters::toEngine)),
                    row.warnings());
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

    /** The cells of the features, with what they are read as. */
    private record Row(List<@Nullable CellValue> cells, ReadRows read, List<String> warnings) {}

    private static Row row(TraceRequest request, TrainedModel model, FieldErrors errors) {
        var features = model.features();
        var reader = new JsonRows(model.schema(), request.isStrict(), errors);
        var cells = reader.cells(request.instance(), INSTANCE);
        var read = new RowReader(model, request.isStrict(), errors)
                .read(new FeatureRows.Cells(List.of(cells), new InstancePlaces(INSTANCE, features.names())));
        var warnings = read.oddities().stream().map(new OddityWords(features)::warnings).flatMap(List::stream);
        return new Row(cells, read, Stream.concat(OddityWords.ignored(reader.ignored()).stream(), warnings).toList());
    }

    private static Stream<Column> columns(Row row, List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(index -> column(names.get(index), row.cells().get(index), row.read().codes()[0][index]));
    }

    /** A column of one cell; a code of {@code NaN} marks a gap, however it is written. */
    private static Column column(String name, @Nullable CellValue cell, double code) {
        return switch (Double.isNaN(code) ? null : cell) {
            case null -> new Column.Numeric(name, new double[]{Double.NaN});
            case CellValue.Numeric(var number, var digits) when digits == null ->
                new Column.Numeric(name, new double[]{number});
            case CellValue value -> new Column.Categorical(name, List.of(value.text().strip()), new int[]{0});
        };
    }
}

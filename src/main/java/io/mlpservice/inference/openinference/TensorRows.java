package io.mlpservice.inference.openinference;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.inference.JsonFrame;
import io.mlpservice.inference.PointerPlaces;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.prediction.row.FeatureRows;
import io.mlpservice.schema.FeatureNames;
import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Puts tensors together as the rows of a model: one tensor for each feature, or one for all where all are numeric. */
final class TensorRows {
    /** As many cells as a request in JSON can have at most. In binary form a cell may have a single byte. */
    private static final int MOST_CELLS = 4_000_000;

    private final ModelSchema schema;
    private final FeatureNames names;
    private final List<String> features;
    private final FieldErrors errors;

    TensorRows(ModelSchema schema, FieldErrors errors) {
        this.schema = schema;
        this.names = new FeatureNames(schema);
        this.features = names.features();
        this.errors = errors;
    }

    /**
     * The rows of a request.
     *
     * @throws ProblemException with everything that is wrong with the request
     */
    FeatureRows.Cells read(List<Tensor> inputs) {
        errors.throwIfAny();
        var rows = inputs.size() == 1 && isForAll(inputs.getFirst()) ? together(inputs.getFirst()) : single(inputs);
        errors.throwIfAny();
        if ((long) rows.size() * features.size() > MOST_CELLS) {
            throw ProblemException.tooLarge("too_many_values",
                    "The request has more than %,d cells. Send fewer rows at a time.".formatted(MOST_CELLS));
        }
        return rows;
    }

    private boolean isForAll(Tensor input) {
        return input.name().equals(JsonFrame.ALL_FEATURES)
                && (!features.contains(input.name()) || (features.size() > 1 && input.rowSize() == features.size()));
    }

    private FeatureRows.Cells together(Tensor input) {
        if (!areNumeric()) {
            errors.add(input.pointer(), "not_numeric",
                    "One 'input' for all features needs numeric ones, and some of this model are not; send an input for each of: %s."
                            .formatted(names.list()));
        } else if (input.shape().size() < 2 || input.rowSize() != features.size()) {
            errors.add(input.pointer() + "/shape", "wrong_length",
                    "'shape' is %s; it must be [rows, %d] for the features in this order: %s."
                            .formatted(input.shape(), features.size(), names.list()));
        }
        var columns = features.size();
        return new FeatureRows.Cells(
                new ListOf<>(input.rows(),
                        row -> new ListOf<@Nullable CellValue>(columns,
                                column -> input.cell(row * columns + column, FeatureType.NUMERIC))),
                PointerPlaces.columns(input.pointer(),
                        (row, feature) -> "%s/data/%d".formatted(input.pointer(), row * columns + feature)));
    }

    private boolean areNumeric() {
        return schema.features().stream().allMatch(feature -> feature.type() == FeatureType.NUMERIC);
    }

    private FeatureRows.Cells single(List<Tensor> inputs) {
        var byName = byName(inputs);
        var absent = features.stream().filter(feature -> !byName.containsKey(feature)).toList();
        if (!absent.isEmpty()) {
            errors.add("/inputs", "missing_feature",
                    "The model needs inputs that are missing: %s; where a row has no value, send NaN, null or empty BYTES. %s"
                            .formatted(Messages.shortened(String.join(", ", absent)), hint()));
        }
        errors.throwIfAny();
        var columns = features.stream().map(byName::get).toList();
        return new FeatureRows.Cells(new ListOf<>(inputs.getFirst().rows(), row -> row(columns, row)),
                PointerPlaces.columns("/inputs",
                        (row, feature) -> "%s/data/%d".formatted(columns.get(feature).pointer(), row)));
    }

    private List<@Nullable CellValue> row(List<Tensor> columns, int row) {
        List<Feature> types = schema.features();
        return new ListOf<>(columns.size(), column -> columns.get(column).cell(row, types.get(column).type()));
    }

    private Map<String, Tensor> byName(List<Tensor> inputs) {
        var byName = new HashMap<String, Tensor>();
        var sent = inputs.stream().map(Tensor::name).collect(Collectors.toSet());
        for (var input : inputs) {
            if (byName.put(input.name(), input) != null) {
                errors.add(input.pointer(), "repeated",
                        "There are several inputs '%s'; send one.".formatted(Messages.shortened(input.name())));
            }
            if (!features.contains(input.name())) {
                errors.add(input.pointer(), "unknown_input", "The model has no input '%s'.%s %s"
                        .formatted(Messages.shortened(input.name()), names.question(input.name(), sent::contains),
                                hint()));
            } else if (input.rowSize() != 1 || input.rows() != inputs.getFirst().rows()) {
                errors.add(input.pointer() + "/shape", "wrong_length",
                        "'shape' is %s; each input has one value for each row, [%2$d, 1] or [%2$d] as the first one has %2$d rows."
                                .formatted(input.shape(), inputs.getFirst().rows()));
            }
        }
        return byName;
    }

    private String hint() {
        var inputs = "Its inputs are: %s.".formatted(names.list());
        return areNumeric()
                ? inputs + " Or send one input 'input' of shape [rows, %d] with all of them in this order."
                        .formatted(features.size())
                : inputs;
    }

    /** A list whose elements are made when they are asked for. */
    private static final class ListOf<T extends @Nullable Object> extends AbstractList<T> {
        private final int size;
        private final IntFunction<T> elements;

        ListOf(int size, IntFunction<T> elements) {
            this.size = size;
            this.elements = elements;
        }

        @Override
        public T get(int index) {
            return elements.apply(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}

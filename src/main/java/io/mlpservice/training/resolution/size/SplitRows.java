package io.mlpservice.training.resolution.size;

import io.mlpservice.configuration.SplitType;
import io.mlpservice.configuration.TrainingConfiguration.CrossValidationConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.SplitConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.TableSource;
import io.mlpservice.engine.data.FoldSplit;
import io.mlpservice.engine.data.FractionSplit;
import io.mlpservice.engine.data.Rows;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.resolution.schema.SchemaResolver;
import io.mlpservice.training.translation.SplitSpecs;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds how many rows the parts of a split have. Where a column decides, it is read. */
public final class SplitRows {
    /** In larger tables folds are not tried out before training, which would delay the answer. */
    private static final int MOST_ROWS_TO_FOLD = 20_000;

    private final Dataset dataset;
    private final TableSource table;
    private final ModelSchema schema;
    private final FieldErrors errors;
    private final List<String> warnings;

    /**
     * Sizes for one request.
     *
     * @param table the data set's rows, read only where a column decides
     */
    public SplitRows(Dataset dataset, TableSource table, ModelSchema schema, FieldErrors errors,
            List<String> warnings) {
        this.dataset = dataset;
        this.table = table;
        this.schema = schema;
        this.errors = errors;
        this.warnings = warnings;
    }

    /**
     * The sizes of the parts; of a cross-validation the fewest validation rows of a fit. Values of the column that do
     * not suit are reported; then the sizes are a guess.
     *
     * @param rows how many rows have a target
     */
    public PartSizes sizes(SplitConfiguration split, @Nullable CrossValidationConfiguration crossValidation, int rows,
            long seed) {
        var guess = PartSizes.byFraction(split, crossValidation, rows, seed);
        if (split.type() == SplitType.RANDOM || split.column() == null || errors.isDoubtful(SchemaResolver.SPLIT_COLUMN)
                || errors.touch("/split", "/cross_validation")) {
            return guess;
        }
        try {
            return sizes(split, crossValidation, rows(split.column()), seed);
        } catch (UnsuitableDataException unsuitable) {
            errors.reject(SchemaResolver.SPLIT_COLUMN, "unsuitable_data",
                    "The data set cannot be split this way: %s.".formatted(unsuitable.getMessage()));
            return guess;
        }
    }

    private PartSizes sizes(SplitConfiguration split, @Nullable CrossValidationConfiguration crossValidation,
            Rows rows, long seed) {
        var spec = SplitSpecs.of(split, dataset);
        var whole = PartSizes.of(spec.split(rows, seed));
        var expected = PartSizes.byFraction(split, rows.indexes().length);
        warnOfEmptyPart("validation", expected.validation(), whole.validation());
        warnOfEmptyPart("test", expected.test(), whole.test());
        return crossValidation != null && spec instanceof FractionSplit within
                && rows.indexes().length <= MOST_ROWS_TO_FOLD
                        ? fewest(whole, within, crossValidation.folds(), rows, seed)
                        : whole;
    }

    private static PartSizes fewest(PartSizes whole, FractionSplit within, int folds, Rows rows, long seed) {
        return IntStream.range(0, folds)
                .mapToObj(fold -> PartSizes.of(new FoldSplit(within, folds, 0, fold).split(rows, seed)))
                .reduce(whole, PartSizes::fewer);
    }

    private Rows rows(String column) {
        var read = table.read(Stream.concat(schema.targetNames().stream(), Stream.of(column)).toList());
        return new Rows(read, schema.rowsWithTargets(read), new int[0]);
    }

    private void warnOfEmptyPart(String part, int expected, int found) {
        if (expected > 0 && found == 0) {
            warnings.add(
                    "The split leaves no row for the %s part: its column has too few different values for three parts."
                            .formatted(part));
        }
    }
}

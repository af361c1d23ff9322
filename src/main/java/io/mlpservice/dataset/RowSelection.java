package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Which rows and columns of a data set to show: consecutive rows, or a random sample. Null is what was not asked for. */
record RowSelection(
        @Parameter(description = "The number of rows before the first one shown.") @Schema(minimum = "0", defaultValue = "0") @Nullable Integer offset,
        @Parameter(description = "The maximum number of rows.") @Schema(minimum = "1", maximum = "1000", defaultValue = "100") @Nullable Integer limit,
        @Parameter(description = "The columns to show, in this order, separated by commas; all by default. Put a name that contains a comma or a quote in double quotes, as in a line of CSV.", example = "species,petal_length") @Nullable String columns,
        @Parameter(description = "Draw this many rows at random instead, without replacement; all rows if there are fewer. They are shown in the order of the file, with their numbers. Not together with `offset` and `limit`.") @Schema(minimum = "1", maximum = "1000") @Nullable Integer sample,
        @Parameter(description = "For the sample: the same seed draws the same rows. 0 by default.") @Nullable Long seed,
        @Parameter(description = "For the sample: a column of at most 1,000 different values that keep their shares. Each has at least one row if the sample is large enough for that.", example = "species") @Nullable String stratify) {
    private static final int MOST_ROWS = 1000;
    private static final int DEFAULT_ROWS = 100;

    /**
     * Checks the selection against the columns of a data set.
     *
     * @throws ProblemException 422 with all errors
     */
    void check(Dataset dataset) {
        var errors = new FieldErrors();
        checkRange("offset", offset, 0, Integer.MAX_VALUE, errors);
        checkRange("limit", limit, 1, MOST_ROWS, errors);
        checkRange("sample", sample, 1, MOST_ROWS, errors);
        if (sample == null) {
            refuse("seed", seed, "without a sample; add sample=100, or leave it out.", errors);
            refuse("stratify", stratify, "without a sample; add sample=100, or leave it out.", errors);
        } else {
            refuse("offset", offset, "together with a sample; leave one of them out.", errors);
            refuse("limit", limit, "together with a sample, which says how many rows it has.", errors);
        }
        checkColumns(dataset, errors);
        checkStratify(dataset, errors);
        errors.throwIfAny();
    }

    private static void checkRange(String name, @Nullable Integer value, int least, int most, FieldErrors errors) {
        if (value != null && (value < least || value > most)) {
            errors.add(FieldError.parameter(name, "out_of_range",
                    "%s is %d; it must be %s.".formatted(name, value, most == Integer.MAX_VALUE
                            ? "at least " + least
                            : "from %d to %d".formatted(least, most))));
        }
    }

    private static void refuse(String name, @Nullable Object value, String why, FieldErrors errors) {
        if (value != null) {
            errors.add(FieldError.parameter(name, "not_used", "%s cannot be used %s".formatted(name, why)));
        }
    }

    private void checkColumns(Dataset dataset, FieldErrors errors) {
        var known = dataset.columns().stream().map(DatasetColumn::name).collect(Collectors.toSet());
        var seen = new HashSet<String>();
        for (var name : names(dataset)) {
            if (!known.contains(name)) {
                errors.add(unknown("columns", name, dataset));
            } else if (!seen.add(name)) {
                errors.add(FieldError.parameter("columns", "repeated",
                        "'%s' is given twice; name each column once.".formatted(Messages.shortened(name))));
            }
        }
    }

    private void checkStratify(Dataset dataset, FieldErrors errors) {
        if (stratify == null) {
            return;
        }
        var column = dataset.columns().stream().filter(known -> known.name().equals(stratify)).findFirst();
        if (column.isEmpty()) {
            errors.add(unknown("stratify", stratify, dataset));
        } else if (Objects.requireNonNullElse(column.get().distinct(), Integer.MAX_VALUE) > MOST_ROWS) {
            errors.add(FieldError.parameter("stratify", "too_many_values",
                    "'%s' has more than %d different values; choose a column of classes."
                            .formatted(Messages.shortened(stratify), MOST_ROWS)));
        }
    }

    private static FieldError unknown(String parameter, String name, Dataset dataset) {
        return FieldError.parameter(parameter, "unknown_column",
                "There is no column '%s'; there %s: %s%s.".formatted(Messages.shortened(name),
                        dataset.columns().size() == 1 ? "is" : "are",
                        dataset.columns().stream().limit(20).map(column -> Messages.shortened(column.name()))
                                .collect(Collectors.joining(", ")),
                        dataset.columns().size() > 20 ? ", …" : ""));
    }

    /** The names of the columns to show, in the order asked for. */
    List<String> names(Dataset dataset) {
        return columns == null || columns.isEmpty()
                ? dataset.columns().stream().map(DatasetColumn::name).toList()
                : split(columns);
    }

    private static List<String> split(String columns) {
        try {
            var lines = CsvReader.builder().ofCsvRecord(columns).stream().map(line -> line.getFields()).toList();
            if (lines.size() == 1) {
                return lines.getFirst();
            }
        } catch (CsvParseException e) {
            // Reported below.
        }
        throw ProblemException.invalid(List.of(FieldError.parameter("columns", "invalid_value",
                "'%s' is not a list of columns; separate their names by commas, and put a name that holds a comma in double quotes."
                        .formatted(Messages.shortened(columns)))));
    }

    int firstRow() {
        return Objects.requireNonNullElse(offset, 0);
    }

    /** The maximum number of rows shown. */
    int mostRows() {
        return sample != null ? sample : Objects.requireNonNullElse(limit, DEFAULT_ROWS);
    }

    long seedOrDefault() {
        return Objects.requireNonNullElse(seed, 0L);
    }
}

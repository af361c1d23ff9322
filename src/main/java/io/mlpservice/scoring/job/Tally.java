package io.mlpservice.scoring.job;

import io.mlpservice.platform.problem.Messages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was odd about the rows of a job.
 *
 * @param refused the number of rows that could not be predicted
 * @param cut the number of rows with more odd values than are counted
 * @param columns by feature; features without odd values are left out
 * @param ofDataset what was known before the first row, as sentences
 */
public record Tally(int refused, int cut, Map<String, Odd> columns, List<String> ofDataset) {
    static final Tally NONE = new Tally(0, 0, Map.of());

    private static final int MOST_WARNINGS = 50;

    /**
     * How many rows have an odd value of each kind in a column.
     *
     * @param missing those without a value
     * @param unseen those with a category that no training row has
     * @param outOfRange those with a value outside the range of the training rows
     */
    public record Odd(int missing, int unseen, int outOfRange) {
        /** The counts of both. */
        public Odd plus(Odd other) {
            return new Odd(missing + other.missing, unseen + other.unseen, outOfRange + other.outOfRange);
        }
    }

    /** Jobs of earlier versions know nothing of the data set. */
    public Tally {
        ofDataset = Objects.requireNonNullElse(ofDataset, List.of());
    }

    /** A tally of rows. */
    public Tally(int refused, int cut, Map<String, Odd> columns) {
        this(refused, cut, columns, List.of());
    }

    /** This tally with what is known of the data set. */
    Tally with(List<String> known) {
        return new Tally(refused, cut, columns, known);
    }

    /** The tally of all rows of both, of one data set. */
    public Tally plus(Tally other) {
        var all = new LinkedHashMap<>(columns);
        other.columns.forEach((column, odd) -> all.merge(column, odd, Odd::plus));
        return new Tally(refused + other.refused, cut + other.cut, all, ofDataset);
    }

    /** What is known of the data set, then a sentence for each kind of odd value in each column, and one for the rows that could not be predicted. */
    List<String> warnings(int rows) {
        var warnings = new ArrayList<>(ofDataset);
        if (refused > 0) {
            warnings.add(
                    "%,d of %,d rows could not be predicted; in the result, their error says why.".formatted(refused,
                            rows));
        }
        columns.forEach((column, odd) -> {
            add(warnings, odd.missing, rows, column, "has no value");
            add(warnings, odd.unseen, rows, column, "has a category that no training row has");
            add(warnings, odd.outOfRange, rows, column, "has a value outside the range of the training rows");
        });
        if (cut > 0) {
            warnings.add("%,d rows have more odd values than are counted here.".formatted(cut));
        }
        return warnings.stream().limit(MOST_WARNINGS).toList();
    }

    private static void add(List<String> warnings, int count, int rows, String column, String fact) {
        if (count > 0) {
            warnings.add("'%s' %s in %,d of %,d rows.".formatted(Messages.shortened(column), fact, count, rows));
        }
    }
}

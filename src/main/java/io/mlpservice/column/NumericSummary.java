package io.mlpservice.column;

import io.mlpservice.engine.data.Column;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The statistics of a column of numbers. */
public final class NumericSummary implements ColumnSummary {
    private static final Pattern NAME_OF_IDENTIFIER = Pattern
            .compile("(.*[^\\p{L}])?(?i:id|pid|uid|uuid|guid|identifier|unique[ _.-]?key)|.*\\p{Ll}(Id|ID)"
                    + "|.*\\p{L}[^\\p{L}]+(?i:no|nr|number|nummer)[.]?|(?i:\\p{L}+nummer)|.*\\p{Ll}(No|Nr|Number)");
    private static final Pattern NAME_OF_NUMBER = Pattern
            .compile("(row|line|record)?[ _.-]?(id|index|no|nr|number)|row");

    /** Whole numbers that go up by one from here are hardly quantities, such as ages, sizes or angles, unless they are years. */
    private static final int FIRST_OF_NUMBERS = 1000;
    private static final int EARLIEST_YEAR = 1500;
    private static final int LATEST_YEAR = 2100;

    /** People are measured twice, and rows are entered twice. */
    private static final double IDENTIFIER_SHARE = 0.9;

    private final ColumnShape shape;
    private final DistinctNumbers labels;
    private final double[] numbers;
    private final NumberSort sort;
    private int rows;
    private int count;
    private double first = Double.NaN;
    private boolean running = true;

    /**
     * A summary of a column with no pieces yet.
     *
     * @param labels the distinct numbers, which are known already
     * @param room for the numbers of all rows; it holds others afterward
     * @param sort may sort other columns between
     */
    public NumericSummary(ColumnShape shape, DistinctNumbers labels, double[] room, NumberSort sort) {
        this.shape = shape;
        this.labels = labels;
        this.numbers = room;
        this.sort = sort;
    }

    @Override
    public void accept(Column piece) {
        for (var number : ((Column.Numeric) piece).values()) {
            if (!Double.isNaN(number)) {
                numbers[count++] = number;
            }
            first = rows == 0 ? number : first;
            running = running && number == first + rows;
            rows++;
        }
    }

    @Override
    public DatasetColumn column() {
        var missing = rows - count;
        if (count == 0) {
            return DatasetColumn.numeric(shape.name(), missing,
                    new ColumnNotes(List.of(), null, null, Uselessness.EMPTY));
        }
        var moments = moments();
        sort.sort(numbers, count);
        var sorted = new SortedNumbers(numbers, count);
        var distinct = sorted.distinct();
        return new DatasetColumn(shape.name(), ColumnType.NUMERIC, ColumnRole.FEATURE, null, null,
                shape.sign().symbol(), missing, distinct,
                sorted.min(), sorted.max(), moments.mean(), moments.deviation(), sorted.quartiles(),
                sorted.histogram(distinct), null, null, null, null,
                new ColumnNotes(labels.labels(), shape.oddCell(), labels.secondSpelling(), uselessness(distinct),
                        Sentinels.of(sorted, distinct).orElse(null)));
    }

    private Moments moments() {
        var moments = new Moments(1, numbers, count);
        return moments.isFinite() ? moments : new Moments(0x1p-520, numbers, count);
    }

    private @Nullable Uselessness uselessness(int distinct) {
        if (distinct == 1) {
            return count == rows && rows >= Uselessness.FEWEST_ROWS ? Uselessness.CONSTANT : null;
        }
        if (countsRows()) {
            return Uselessness.RUNNING_NUMBER;
        }
        return distinct > IDENTIFIER_SHARE * rows && NAME_OF_IDENTIFIER.matcher(shape.name()).matches() && areWhole()
                ? Uselessness.IDENTIFIER
                : null;
    }

    private boolean countsRows() {
        return running && (first == 0 || first == 1 || isFirstOfNumbers()) && (rows >= Uselessness.FEWEST_ROWS
                || NAME_OF_NUMBER.matcher(shape.name().toLowerCase(Locale.ROOT)).matches());
    }

    private boolean isFirstOfNumbers() {
        var areYears = first >= EARLIEST_YEAR && first + rows <= LATEST_YEAR;
        return first == Math.rint(first) && first >= FIRST_OF_NUMBERS && !areYears;
    }

    private boolean areWhole() {
        return Arrays.stream(numbers, 0, count).allMatch(number -> number == Math.rint(number));
    }

    /**
     * Mean and standard deviation in two passes, which keep the deviation of values such as 1e9 + small differences. The
     * first finds the mean by the differences from the first number, so that it is exact where all are equal. The second
     * sums the deviations from it, which only rounding keeps from 0 and which correct it, and their squares. The deviation
     * is the population's, √(Σ(x − mean)²/n). Numbers whose squares would overflow are scaled by 2⁻⁵²⁰ and scaled back at
     * the end.
     */
    private static final class Moments {
        private final double scale;
        private final double mean;
        private final double variance;

        Moments(double scale, double[] numbers, int count) {
            this.scale = scale;
            var start = numbers[0] * scale;
            var differences = 0.0;
            for (var index = 0; index < count; index++) {
                differences += numbers[index] * scale - start;
            }
            var about = start + differences / count;
            var deviations = 0.0;
            var squares = 0.0;
            for (var index = 0; index < count; index++) {
                var deviation = numbers[index] * scale - about;
                deviations += deviation;
                squares += deviation * deviation;
            }
            var correction = deviations / count;
            this.mean = about + correction;
            this.variance = Math.max(squares / count - correction * correction, 0);
        }

        boolean isFinite() {
            return Double.isFinite(mean) && Double.isFinite(variance);
        }

        double mean() {
            return mean / scale;
        }

        double deviation() {
            return Math.min(Math.sqrt(variance) / scale, Double.MAX_VALUE);
        }
    }
}

package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.DecimalMark;

import java.util.List;

/**
 * Minimum, maximum, mean and standard deviation of a column in one pass, by Welford's method: the mean moves by (x −
 * mean)/n and the sum of squared deviations grows by (x − old mean)(x − new mean). This avoids differences of large
 * numbers, so that values such as 1e9 + small differences keep their deviation. The deviation is the population's,
 * √(Σ(x − mean)²/n). Numbers whose squares would overflow are scaled by 2⁻⁵²⁰ and scaled back at the end.
 */
final class NumericSummary implements ColumnSummary {
    private final DistinctNumbers distinct;
    private final DecimalMark mark;
    private int missing;
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private final Moments moments = new Moments(1);
    private final Moments scaledMoments = new Moments(0x1p-520);

    NumericSummary(DistinctValues budget, DecimalMark mark) {
        this.mark = mark;
        this.distinct = new DistinctNumbers(budget);
    }

    @Override
    public void accept(String cell) {
        if (cell.isEmpty()) {
            missing++;
            return;
        }
        var number = mark.number(cell);
        count++;
        min = Math.min(min, number);
        max = Math.max(max, number);
        moments.accept(number, count);
        scaledMoments.accept(number, count);
        distinct.accept(number, cell);
    }

    @Override
    public DatasetColumn column(String name) {
        if (count == 0) {
            return new DatasetColumn(name, ColumnType.NUMERIC, missing, null, null, null, null, null,
                    new ColumnNotes(List.of(), null, null));
        }
        var best = moments.isFinite() ? moments : scaledMoments;
        return new DatasetColumn(name, ColumnType.NUMERIC, missing, min, max, best.mean(), best.deviation(count), null,
                new ColumnNotes(distinct.labels(), null, distinct.secondSpelling()));
    }

    private static final class Moments {
        private final double scale;
        private double mean;
        private double squares;

        Moments(double scale) {
            this.scale = scale;
        }

        void accept(double number, long count) {
            var x = number * scale;
            var before = x - mean;
            mean += before / count;
            squares += before * (x - mean);
        }

        boolean isFinite() {
            return Double.isFinite(mean) && Double.isFinite(squares);
        }

        double mean() {
            return mean / scale;
        }

        double deviation(long count) {
            return Math.min(Math.sqrt(squares / count) / scale, Double.MAX_VALUE);
        }
    }
}

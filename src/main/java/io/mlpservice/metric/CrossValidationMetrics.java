package io.mlpservice.metric;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "What a training reaches on rows that it does not see: mean and sample standard deviation of every metric over the fits of a cross-validation. Counts, such as `row_count` and those of a confusion matrix, are totals of all fits. A metric that is not defined in some fits is that of the others.")
public record CrossValidationMetrics(
        @Schema(description = "How many parts the rows were cut into.", example = "5") int folds,
        @Schema(description = "How often they were cut anew.", example = "1") int repeats,
        @Schema(description = "The means.") SampleMetrics mean,
        @Schema(description = "The sample standard deviations, with n − 1 for n fits.") SampleMetrics deviation) {

    /**
     * Summarizes fits.
     *
     * @param fits the metrics of each on its fold
     */
    public static CrossValidationMetrics of(int folds, int repeats, List<SampleMetrics> fits) {
        return new CrossValidationMetrics(folds, repeats, MetricStatistics.mean(fits),
                MetricStatistics.deviation(fits));
    }
}

package io.mlpservice.training.run;

/**
 * One of several fits of a job that take about as long.
 *
 * @param number counts from 0
 * @param fits the number of fits
 */
record FitShare(int number, int fits) {
    /** The fit of a job without cross-validation. */
    static final FitShare WHOLE = new FitShare(0, 1);

    /** The finished share of all fits. */
    double of(double fraction) {
        return (number + fraction) / fits;
    }
}

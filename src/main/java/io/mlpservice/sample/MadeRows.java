package io.mlpservice.sample;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.sample.SampleView.SampleParameter;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The choices for a data set that is made.
 *
 * @param noise how far the points scatter, from 0 to 1
 * @param seed decides which random numbers are used
 */
record MadeRows(int rows, double noise, long seed) {
    static final int FEWEST = 10;
    static final int MOST = 100_000;
    static final int USUAL = 300;
    static final int MOST_NOISE = 1;
    static final double USUAL_NOISE = 0.1;

    /** What may be chosen. */
    static final List<SampleParameter> PARAMETERS = List.of(
            new SampleParameter("rows", true, (double) FEWEST, (double) MOST, USUAL, "How many rows."),
            new SampleParameter("noise", false, 0.0, (double) MOST_NOISE, USUAL_NOISE,
                    "How far points scatter, or the number to predict: at 0 not at all, at 1 so far that there is little left to learn."),
            new SampleParameter("seed", true, null, null, 0,
                    "Decides which random numbers are used. The same choices give the same rows, and more rows begin with the same ones."));

    /**
     * The choices of a request, null for the default. They are in their ranges, which the operation declares.
     *
     * @throws ProblemException 422 if the noise is not a finite number
     */
    static MadeRows of(@Nullable Integer rows, @Nullable Double noise, @Nullable Long seed) {
        if (noise != null && !Double.isFinite(noise)) {
            throw ProblemException.invalid(List.of(FieldError.parameter("noise", "out_of_range",
                    "noise is %s; it must be from 0 to %d.".formatted(noise, MOST_NOISE))));
        }
        return new MadeRows(rows == null ? USUAL : rows, noise == null ? USUAL_NOISE : noise, seed == null ? 0 : seed);
    }

    /** The name of the data set, which says how it was made. */
    String fileName(String sample) {
        return "%s-rows%d-noise%s-seed%d.csv".formatted(sample, rows, Messages.plain(noise), seed);
    }
}

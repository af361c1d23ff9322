package io.mlpservice.prediction.answer;

import io.mlpservice.platform.problem.Problem;

import java.io.IOException;

/** Writes answers to rows in one {@link PredictionFormat}. It never closes the stream that it writes to. */
public interface RowWriter {
    /** Writes the answer to a row. The first one also writes what stands before all rows. */
    void write(AnsweredRow row) throws IOException;

    /** Writes what stands behind all rows, and hands on all that was written. */
    void end() throws IOException;

    /**
     * Ends the answer before its time: a last row says why, and what belongs behind all rows is left out. The caller
     * sees to it that no reader takes the part for the whole.
     */
    void breakOff(Problem problem) throws IOException;
}

package io.mlpservice.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains what to do about a data directory that cannot be written to, which H2 would call damaged or read only. */
final class UnwritableDataFailureAnalyzer extends AbstractFailureAnalyzer<UnwritableDataException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnwritableDataException cause) {
        return new FailureAnalysis(cause.getMessage(),
                "Let the user of this process write there, choose another directory (mlp.data-directory), "
                        + "or keep the data in PostgreSQL (spring.datasource.url).",
                cause);
    }
}

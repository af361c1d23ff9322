package io.mlpservice.platform.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains what to do about an embedded database that has lost its latest changes. */
final class LostChangesFailureAnalyzer extends AbstractFailureAnalyzer<LostChangesException> {
    private static final String ACTION = """
            Restore the last backup, which src/docs/operations.md describes: it holds the database and its mark.
            If you accept the loss, or put the older copy there on purpose, start once with \
            --mlp.database.accept-loss=true.""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LostChangesException cause) {
        return new FailureAnalysis(cause.getMessage(), ACTION, cause);
    }
}

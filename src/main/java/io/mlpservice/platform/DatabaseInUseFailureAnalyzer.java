package io.mlpservice.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import java.sql.SQLException;

/** Explains what to do when another process uses the embedded database, which serves one process at a time. */
final class DatabaseInUseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    /** H2's {@code DATABASE_ALREADY_OPEN_1}. */
    static final int ALREADY_OPEN = 90020;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return cause.getErrorCode() != ALREADY_OPEN
                ? null
                : new FailureAnalysis(
                        "Another process uses the data directory, and its database serves one process at a time.",
                        "Stop that process, start this one with a directory of its own (mlp.data-directory), "
                                + "or let both use one PostgreSQL (spring.datasource.url).",
                        cause);
    }
}

package io.mlpservice.platform;

import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains what to do about a database whose tables are not those that the migrations made. */
final class UnexpectedTablesFailureAnalyzer extends AbstractFailureAnalyzer<SchemaManagementException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SchemaManagementException cause) {
        return new FailureAnalysis(
                "The tables of the database are not as this version made them: %s.".formatted(cause.getMessage()),
                """
                        If somebody changed them, undo that. Otherwise the database is damaged: restore the last backup; \
                        src/docs/operations.md has the commands.""",
                cause);
    }
}

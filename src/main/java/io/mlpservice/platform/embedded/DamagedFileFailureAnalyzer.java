package io.mlpservice.platform.embedded;

import io.mlpservice.platform.problem.DatabaseFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Explains what to do about an embedded database whose file is damaged. */
final class DamagedFileFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    private static final Pattern FILE = Pattern.compile("\"([^\"]+)\"");
    private static final String ACTION = """
            Keep a copy of the file. Then restore the last backup, or save what can be read with H2's Recover tool; \
            src/docs/operations.md has the commands for both.""";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        if (!DatabaseFailure.isDamage(cause)) {
            return null;
        }
        var file = FILE.matcher(String.valueOf(cause.getMessage()));
        return new FailureAnalysis(
                "The file of the database is damaged%s.".formatted(file.find() ? ": " + file.group(1) : ""), ACTION,
                cause);
    }
}

package io.mlpservice.platform;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

/** A second process on the same data directory fails with advice. */
class DatabaseInUseFailureAnalyzerTest {
    private final DatabaseInUseFailureAnalyzer analyzer = new DatabaseInUseFailureAnalyzer();

    @Test
    void namesTheWaysOut() {
        var failure = new IllegalStateException(
                new SQLException("locked", "90020", DatabaseInUseFailureAnalyzer.ALREADY_OPEN));
        assertThat(analyzer.analyze(failure)).isNotNull().extracting(FailureAnalysis::getAction).asString()
                .contains("mlp.data-directory", "spring.datasource.url");
    }

    @Test
    void leavesOtherTroubleWithTheDatabaseToOthers() {
        assertThat(analyzer.analyze(new SQLException("refused", "08001", 1))).isNull();
    }
}

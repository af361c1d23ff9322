package io.mlpservice.platform.embedded;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class CompactionTest {
    private static final int COMMITS = 1500;
    private static final int BYTES_KEPT = 3000;
    private static final int BYTES_CHANGED = 48_000;

    @TempDir
    Path folder;

    @Test
    void usesTheRoomOfPartsThatHoldLittleAgain() throws SQLException, IOException {
        assertThat(bytesAfterManyCommits(true)).isLessThan(bytesAfterManyCommits(false) / 2);
    }

    /** Each commit is saved at once, keeps a little and changes much, and the room of old parts may be used at once. */
    private long bytesAfterManyCommits(boolean compacts) throws SQLException, IOException {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:%s/%s;WRITE_DELAY=0;RETENTION_TIME=0".formatted(folder, compacts));
        try (var one = new SingleConnectionDataSource(database.getConnection(), true)) {
            var jdbc = new JdbcTemplate(one);
            var compaction = new Compaction(one);
            jdbc.execute("create table kept (id int primary key, text varchar)");
            jdbc.execute("create table changed (id int primary key, text varchar)");
            for (var commit = 0; commit < COMMITS; commit++) {
                one.getConnection().setAutoCommit(false);
                jdbc.update("insert into kept values (?, ?)", commit, "k".repeat(BYTES_KEPT));
                jdbc.update("merge into changed values (1, ?)", "c".repeat(BYTES_CHANGED) + commit);
                one.getConnection().commit();
                one.getConnection().setAutoCommit(true);
                if (compacts && commit % 50 == 0) {
                    compaction.compact();
                }
            }
            assertThat(jdbc.queryForObject("select count(*) from kept where length(text) = " + BYTES_KEPT,
                    Integer.class)).isEqualTo(COMMITS);
            return Files.size(folder.resolve(compacts + ".mv.db"));
        }
    }

    @Test
    void leavesDatabasesWithoutAFileAlone() throws SQLException {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:compaction");
        try (var one = new SingleConnectionDataSource(database.getConnection(), true)) {
            var compaction = new Compaction(one);
            assertThatCode(compaction::compact).doesNotThrowAnyException();
        }
    }
}

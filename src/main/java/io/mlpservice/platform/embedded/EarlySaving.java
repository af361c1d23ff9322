package io.mlpservice.platform.embedded;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Has the embedded database save large changes piece by piece while their transaction goes on. Else H2 collects up to 19 MB of
 * them in memory, and copies them into a new buffer that grows by 1 MB or by half, whichever is more. What is saved early stays
 * part of the transaction: it is undone when that fails, or when the process is killed.
 */
@Component
public class EarlySaving {
    /** 2.25 MB. With the next piece, these fit a buffer of 3 MB. H2 uses such a buffer again, but not the next larger one of 4.5 MB. */
    private static final int MOST_UNSAVED = 9 << 18;

    private final JdbcClient client;
    private final boolean isNeeded;

    EarlySaving(DataSource database, JdbcTemplate jdbc) throws SQLException {
        this.client = JdbcClient.create(jdbc);
        this.isNeeded = DatabaseFile.of(database).isPresent() && mayCheckpoint();
    }

    /** For the changes of one transaction. */
    public Changes changes() {
        return new Changes();
    }

    /** H2 lets only its administrators save, such as the user that makes a database. */
    private boolean mayCheckpoint() {
        return client.sql("select is_admin from information_schema.users where user_name = current_user")
                .query(Boolean.class).optional().orElse(false);
    }

    /** How much a transaction has changed since it was saved. */
    public final class Changes {
        private long unsaved;

        /** Notes that the transaction has written some bytes. */
        public void add(int bytes) {
            unsaved += bytes;
            if (isNeeded && unsaved >= MOST_UNSAVED) {
                client.sql("checkpoint").update();
                unsaved = 0;
            }
        }
    }
}

package io.mlpservice.security.key;

import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.owner.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Makes the key with which others are made, and leaves it in a file that only the owner of the process can read. It is
 * no use to a process that starts beside others: one of them makes it, and the log of that one names the file.
 */
@Component
public class FirstKey {
    private static final Logger LOG = LoggerFactory.getLogger(FirstKey.class);
    private static final String FILE = "admin-key";

    private final KeyStore store;
    private final Path file;
    private final TransactionTemplate transaction;

    FirstKey(KeyStore store, ServiceSettings settings, PlatformTransactionManager transactions) {
        this.store = store;
        this.file = settings.dataDirectory().resolve(FILE).toAbsolutePath().normalize();
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Makes the key unless there is one with the scope {@code admin} that has not expired. */
    public void makeIfNone() {
        try {
            var isNew = transaction.execute(_ -> !store.hasAdmin(Instant.now()) && make());
            if (Boolean.TRUE.equals(isNew)) {
                LOG.warn("The first API key, which can make others, is in {}. Move it to where secrets are kept.",
                        file);
            }
        } catch (DuplicateKeyException anotherProcessWasFirst) {
            LOG.info("Another process has made the first API key; its log names the file.");
        }
    }

    /** The file is there before the transaction ends, so that no key exists without its file. */
    private boolean make() {
        var text = KeyText.random();
        store.insertFirst(new ApiKey(text.id(), "first key", Owner.DEFAULT.name(), List.of(Scope.values()), null,
                Instant.now().truncatedTo(ChronoUnit.MICROS), null), text.sha256());
        try {
            SecretFile.write(file, text.reveal());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The first API key cannot be written to %s.".formatted(file), e);
        }
    }
}

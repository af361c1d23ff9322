package io.mlpservice.platform.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

import java.util.concurrent.atomic.AtomicBoolean;

/** Notes that transactions have committed. */
@Component
class Commits implements TransactionExecutionListener {
    private final AtomicBoolean any = new AtomicBoolean();

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (!transaction.isReadOnly()) {
            note();
        }
    }

    void note() {
        any.set(true);
    }

    /** Whether there were any since the last question. */
    boolean any() {
        return any.getAndSet(false);
    }
}

package io.mlpservice.platform.memory;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Goes on when the heap was full. Tomcat has one thread that waits for what clients send, and one that accepts connections;
 * each ends by the first {@link OutOfMemoryError} that meets it, and then the process would answer nothing any more.
 */
final class LastingEndpoint extends NioEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(LastingEndpoint.class);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    /** As for reads if none is given. */
    private @Nullable Duration writeTimeout;

    void setWriteTimeout(Duration timeout) {
        writeTimeout = timeout;
    }

    /** Tomcat has one timeout for reads and writes. */
    @Override
    public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
        if (writeTimeout != null) {
            socket.setWriteTimeout(writeTimeout.toMillis());
        }
        return super.processSocket(socket, event, dispatch);
    }

    @Override
    public void startInternal() throws Exception {
        super.startInternal();
        var poller = getPoller();
        Thread.getAllStackTraces().keySet().stream().filter(thread -> isOwn(thread, "-Poller"))
                .forEach(thread -> thread.setUncaughtExceptionHandler((_, error) -> goOn(poller, error)));
        Thread.getAllStackTraces().keySet().stream().filter(thread -> isOwn(thread, "-Acceptor"))
                .forEach(thread -> thread.setUncaughtExceptionHandler((_, error) -> goOn(acceptor, error)));
    }

    private boolean isOwn(Thread thread, String role) {
        return thread.getName().equals(getName() + role);
    }

    /** Runs on the thread that would end, since the heap may have no room for another. */
    private static void goOn(Runnable work, Throwable cause) {
        var error = cause;
        while (error instanceof OutOfMemoryError) {
            LockSupport.parkNanos(PAUSE);
            try {
                LOG.warn("The service ran out of memory; what it was sent at that moment may not be answered.");
                work.run();
                return;
            } catch (RuntimeException | Error again) {
                error = again;
            }
        }
        LOG.error("The service takes no more requests until it is started again: {} has failed.",
                Thread.currentThread().getName(), error);
    }
}

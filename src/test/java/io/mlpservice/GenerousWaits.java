package io.mlpservice;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.time.Duration;

/**
 * Lets every wait of a test last minutes, since the machine may be busy. A wait ends as soon as its condition holds. JUnit
 * finds this extension by itself.
 */
public final class GenerousWaits implements BeforeAllCallback {
    /** How long a test waits at most. */
    public static final int SECONDS = 300;

    @Override
    public void beforeAll(ExtensionContext tests) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(SECONDS));
    }
}

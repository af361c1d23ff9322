package io.mlpservice.browser;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that uses the console in Chromium, on the running service of all {@link HttpTest}s. Its methods get a
 * {@link Visitor} of the service, with whom the test fails if a page complains, or asks another host for something. What
 * the visitor sees when a test fails is in {@code target/screenshots}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HttpTest
@Tag("browser")
@ExtendWith(Chromium.class)
public @interface BrowserTest {
}

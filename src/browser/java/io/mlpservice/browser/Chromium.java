package io.mlpservice.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gives a test a {@link Visitor}, in one Chromium for all tests: that of {@code -Dmlp.test.chromium}, or
 * {@code /usr/bin/chromium}.
 */
public final class Chromium implements ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(Chromium.class);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Path EXECUTABLE = Path.of(System.getProperty("mlp.test.chromium", "/usr/bin/chromium"));
    /** Nothing that Chromium does on its own, which would take time and ask other hosts. */
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitor.class;
    }

    @Override
    public Visitor resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(Visitor.class,
                _ -> new Visitor(running(context).browser(), address(context)), Visitor.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        var visitor = context.getStore(NAMESPACE).get(Visitor.class, Visitor.class);
        if (visitor == null) {
            return;
        }
        if (context.getExecutionException().isPresent() || !visitor.complaints().isEmpty()) {
            visitor.takeScreenshots(SCREENSHOTS, "%s.%s".formatted(context.getRequiredTestClass().getSimpleName(),
                    context.getDisplayName().replaceAll("[^\\w.-]+", "_")));
        }
        if (context.getExecutionException().isEmpty()) {
            assertThat(visitor.complaints()).as("what the pages complained about").isEmpty();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var visitor = context.getStore(NAMESPACE).remove(Visitor.class, Visitor.class);
        if (visitor != null) {
            visitor.leave();
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Running.class, _ -> Running.start(),
                Running.class);
    }

    private static String address(ExtensionContext context) {
        return "http://localhost:" + SpringExtension.getApplicationContext(context).getEnvironment()
                .getRequiredProperty("local.server.port");
    }

    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
        static Running start() {
            PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE);
            var playwright = Playwright
                    .create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Running(playwright, playwright.chromium()
                    .launch(new LaunchOptions().setExecutablePath(EXECUTABLE).setArgs(FLAGS)
                            .setTimeout(Visitor.PATIENCE)));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}

package io.mlpservice.platform;

import io.mlpservice.platform.setting.Settings;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

import java.util.function.Predicate;

/** Passes settings to the engine, which does not know Spring, as system properties before it starts. */
public final class EngineSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        hand(event.getEnvironment(), "mlp.engine.threads",
                value -> value.matches("[1-9]|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-6]"),
                "must be a whole number from 1 to 256");
        hand(event.getEnvironment(), "mlp.engine.kernels", value -> value.matches("fast|plain"),
                "must be 'fast' or 'plain'");
    }

    private static void hand(Environment environment, String name, Predicate<String> allowed, String rule) {
        var value = environment.getProperty(name);
        if (value == null) {
            return;
        }
        Settings.require(allowed.test(value), name, value, rule);
        System.setProperty(name, value);
    }
}

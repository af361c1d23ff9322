package io.mlpservice.platform;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

import java.util.List;

/** Hands the engine, which knows no Spring, its settings as system properties before it starts. */
public final class EngineSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final List<String> NAMES = List.of("mlp.engine.threads", "mlp.engine.kernels");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        for (var name : NAMES) {
            var value = event.getEnvironment().getProperty(name);
            if (value != null) {
                System.setProperty(name, value);
            }
        }
    }
}

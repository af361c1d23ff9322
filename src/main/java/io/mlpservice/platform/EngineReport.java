package io.mlpservice.platform;

import io.mlpservice.engine.matrix.Kernels;
import io.mlpservice.engine.training.WarmUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.util.Map;

/**
 * Shows at {@code /actuator/info} which kernels the engine uses, logs once what is missing, warms up the engine at
 * start, and then gives back what only the start needed.
 */
@Component
class EngineReport implements InfoContributor {
    private static final Logger LOG = LoggerFactory.getLogger(EngineReport.class);

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("engine", Map.of("kernels", Kernels.inUse(), "threads", Kernels.threads()));
    }

    /**
     * Runs in the background: the first job should not wait for the compiler, nor the first request for the warm-up.
     */
    @EventListener(ApplicationReadyEvent.class)
    void warmUp() {
        Thread.ofPlatform().daemon().name("engine-warm-up").start(() -> {
            Kernels.advice().forEach(LOG::warn);
            WarmUp.run();
            StartMemory.giveBack();
        });
    }
}

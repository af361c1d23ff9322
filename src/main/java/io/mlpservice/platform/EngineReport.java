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

/** Tells at {@code /actuator/info} what the engine computes with, says once what it lacks, and warms it up at the start. */
@Component
class EngineReport implements InfoContributor {
    private static final Logger LOG = LoggerFactory.getLogger(EngineReport.class);

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("engine", Map.of("kernels", Kernels.inUse(), "threads", Kernels.threads()));
    }

    /** In the background: the first job should not have to wait for the compiler, nor the first request for this. */
    @EventListener(ApplicationReadyEvent.class)
    void warmUp() {
        Thread.ofPlatform().daemon().name("engine-warm-up").start(() -> {
            Kernels.advice().forEach(LOG::warn);
            WarmUp.run();
        });
    }
}

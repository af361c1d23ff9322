package io.mlpservice.platform.memory;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import io.mlpservice.platform.setting.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;

/**
 * How much memory requests may take, {@code mlp.requests.*}.
 *
 * @param memory of the heap, for all requests together; a fifth of it when none is given
 * @param memoryTimeout how long a request waits for others to return theirs
 */
@ConfigurationProperties("mlp.requests")
public record HeapSettings(@Nullable DataSize memory, @DefaultValue("10s") Duration memoryTimeout)
        implements
            ServiceLimits {
    private static final int PART_OF_HEAP = 5;

    /** The setting of {@link #memory}. */
    static final String MEMORY = "mlp.requests.memory";

    /** Checks the settings. */
    public HeapSettings {
        Settings.requirePositive(MEMORY, memory);
        Settings.requireNotNegative("mlp.requests.memory-timeout", memoryTimeout);
    }

    @Override
    public List<ServiceLimit> limits() {
        return List.of(ServiceLimit.of(MEMORY, DataSize.ofBytes(memoryOrDefault()),
                "Memory that all requests may take together."));
    }

    /** In bytes. */
    public long memoryOrDefault() {
        return memory == null ? Runtime.getRuntime().maxMemory() / PART_OF_HEAP : memory.toBytes();
    }
}

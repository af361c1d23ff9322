package io.mlpservice.model.cache;

import io.mlpservice.platform.setting.Settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The settings of models, {@code mlp.model.*}.
 *
 * @param cacheSize how many bytes of models stay in memory between predictions, 0 for none; an eighth of the heap, at most
 *     256 MB, when none is given
 */
@ConfigurationProperties("mlp.model")
record ModelSettings(@Nullable DataSize cacheSize) {
    private static final DataSize MOST = DataSize.ofMegabytes(256);
    private static final int PART_OF_HEAP = 8;

    ModelSettings {
        Settings.requireNotNegative("mlp.model.cache-size", cacheSize);
    }

    /** In bytes. */
    long cacheSizeOrDefault() {
        return cacheSize == null
                ? Math.min(MOST.toBytes(), Runtime.getRuntime().maxMemory() / PART_OF_HEAP)
                : cacheSize.toBytes();
    }
}

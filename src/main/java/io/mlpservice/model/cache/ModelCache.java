package io.mlpservice.model.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mlpservice.engine.model.TrainedModel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import java.util.UUID;
import java.util.function.Function;

/** Keeps the most recently used models in memory, as many as fit. */
@Component
@EnableConfigurationProperties(ModelSettings.class)
public class ModelCache {
    /** About how much an input of the network takes in memory, with its name, its encoder and its scale. */
    private static final int BYTES_OF_INPUT = 400;

    private record Entry(TrainedModel model, int size) {}

    private final Cache<UUID, Entry> entries;

    ModelCache(ModelSettings settings) {
        entries = Caffeine.newBuilder().maximumWeight(settings.cacheSizeOrDefault())
                .weigher((UUID id, Entry entry) -> entry.size()).build();
    }

    /** A model; its bytes are asked for only if it is not in memory. */
    public TrainedModel get(UUID id, Function<UUID, byte[]> bytes) {
        return entries.get(id, key -> read(bytes.apply(key))).model();
    }

    /** Drops a model that was deleted. */
    public void forget(UUID id) {
        entries.invalidate(id);
    }

    private static Entry read(byte[] bytes) {
        var model = TrainedModel.fromBytes(bytes);
        var size = bytes.length + (long) BYTES_OF_INPUT * model.features().inputs().size();
        return new Entry(model, Math.clamp(size, 0, Integer.MAX_VALUE));
    }
}

package io.mlpservice.quota;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.mlpservice.platform.JsonNames;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Arrays;

/** What all owners together store, for Prometheus, counted at most twice a minute. */
@Component
class StorageMetrics {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    StorageMetrics(MeterRegistry registry, UsageStore store) {
        LoadingCache<StoredKind, Double> bytes = Caffeine.newBuilder().expireAfterWrite(REMEMBERED)
                .build(kind -> bytes(store, kind));
        Arrays.stream(StoredKind.values())
                .forEach(kind -> Gauge.builder("mlp.stored", bytes, all -> all.get(kind))
                        .tag("kind", JsonNames.of(kind))
                        .strongReference(true).baseUnit(BaseUnits.BYTES).description("What is stored, of all owners")
                        .register(registry));
    }

    /** NaN while the database does not answer. */
    private static double bytes(UsageStore store, StoredKind kind) {
        try {
            return store.bytesOfAll(kind);
        } catch (DataAccessException noAnswer) {
            return Double.NaN;
        }
    }
}

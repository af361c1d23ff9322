package io.mlpservice.platform.damage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.DamagedRecordException;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The damaged things that this process has met since its start, or that the last look through everything found. */
@Component
public class Damages {
    private static final Logger LOG = LoggerFactory.getLogger(Damages.class);
    /** Maximum number that is kept of each kind. */
    private static final int MOST = 10_000;

    private final Map<Stored, Set<UUID>> known = Collections.unmodifiableMap(new EnumMap<>(Arrays
            .stream(Stored.values())
            .collect(Collectors.toMap(Function.identity(), _ -> ConcurrentHashMap.newKeySet()))));

    Damages(MeterRegistry registry) {
        known.forEach((kind, things) -> Gauge.builder("mlp.damaged", things, Set::size)
                .tag("kind", JsonNames.of(kind))
                .description("Damaged things that this process has met, or that the last verification found")
                .register(registry));
    }

    /**
     * Notes that a thing is damaged.
     *
     * @param shown what clients call it
     * @param reason for the log
     * @return the problem to answer with
     */
    public ProblemException found(Stored kind, UUID id, Object shown, @Nullable String reason) {
        var things = things(kind);
        if (things.size() < MOST && things.add(id)) {
            LOG.error("{} {} is damaged: {}", JsonNames.of(kind), id, reason);
        }
        return kind.problem(shown);
    }

    /**
     * Reads the description of a thing.
     *
     * @throws ProblemException if it is damaged
     */
    public <T> T reading(Stored kind, UUID id, Supplier<T> description) {
        try {
            return description.get();
        } catch (RuntimeException e) {
            if (DamagedRecordException.isBehind(e)) {
                throw found(kind, id, id, "its description cannot be read");
            }
            throw e;
        }
    }

    /**
     * Refuses a thing that is known to be damaged.
     *
     * @throws ProblemException if it is
     */
    public void refuseIfKnown(Stored kind, UUID id) {
        if (things(kind).contains(id)) {
            throw kind.problem(id);
        }
    }

    /** Forgets a thing that turned out to be whole, or is gone. */
    void forget(Stored kind, UUID id) {
        things(kind).remove(id);
    }

    /** Forgets what is not among the things that there are. */
    void retain(Stored kind, Set<UUID> damaged) {
        things(kind).retainAll(damaged);
    }

    /** How many are known. */
    int count(Stored kind) {
        return things(kind).size();
    }

    private Set<UUID> things(Stored kind) {
        return known.getOrDefault(kind, Set.of());
    }
}

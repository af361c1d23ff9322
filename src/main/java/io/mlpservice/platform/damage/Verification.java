package io.mlpservice.platform.damage;

import io.mlpservice.platform.damage.Inventory.Thing;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One look through everything that is stored. */
final class Verification {
    /** So often it says how far it is, so that nothing between it and the client takes the connection for dead. */
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Inventory inventory;
    private final Damages damages;
    private final Sink sink;
    private final Map<Stored, Integer> checked = new EnumMap<>(Stored.class);
    private int damaged;
    private long said = System.nanoTime();

    /** Takes what was found, and how far the verification is. */
    @FunctionalInterface
    interface Sink {
        void accept(Record line) throws IOException;
    }

    Verification(Inventory inventory, Damages damages, Sink sink) {
        this.inventory = inventory;
        this.damages = damages;
        this.sink = sink;
    }

    void run(List<Inspection> inspections) throws IOException {
        for (var inspection : inspections) {
            run(inspection);
        }
        say(new VerificationReport(true, checked, damaged));
    }

    private void run(Inspection inspection) throws IOException {
        var kind = inspection.kind();
        var found = new HashSet<UUID>();
        checked.put(kind, 0);
        for (var page = inventory.behind(kind, BEFORE_ALL); !page.isEmpty(); page = inventory.behind(kind,
                page.getLast().id())) {
            for (var thing : page) {
                check(inspection, thing, found);
            }
        }
        damages.retain(kind, found);
    }

    private void check(Inspection inspection, Thing thing, Set<UUID> found) throws IOException {
        var problem = problem(inspection, thing.id());
        var kind = inspection.kind();
        if (problem == null || !inventory.has(kind, thing.id())) {
            damages.forget(kind, thing.id());
        } else {
            found.add(thing.id());
            damaged++;
            say(new DamagedThing(kind, thing.id(), thing.name(), thing.owner(), problem.problem().code(),
                    problem.problem().detail()));
        }
        checked.merge(kind, 1, Integer::sum);
        if (System.nanoTime() - said > SILENCE.toNanos()) {
            say(new VerificationReport(false, checked, damaged));
        }
    }

    private static @Nullable ProblemException problem(Inspection inspection, UUID id) throws IOException {
        try {
            inspection.check(id);
            return null;
        } catch (ProblemException e) {
            return e.problem().status() == HttpStatus.NOT_FOUND.value() ? null : e;
        }
    }

    private void say(Record line) throws IOException {
        sink.accept(line);
        said = System.nanoTime();
    }
}

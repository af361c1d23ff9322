package io.mlpservice.platform.job;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final AtomicReference<Instant> system = new AtomicReference<>(NOON);
    private final AtomicLong nanoseconds = new AtomicLong(7);
    private final SteadyClock clock = new SteadyClock(system::get, nanoseconds::get);

    @Test
    void isTheClockOfTheSystem() {
        pass(Duration.ofSeconds(5), Duration.ofSeconds(5));
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void followsWhereTheSystemIsSetForward() {
        pass(Duration.ofDays(2), Duration.ofSeconds(1));
        assertThat(clock.now()).isEqualTo(NOON.plus(Duration.ofDays(2)));
    }

    @Test
    void goesOnWhereTheSystemIsSetBack() {
        pass(Duration.ofHours(-2), Duration.ofSeconds(3));
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(3));
        pass(Duration.ofSeconds(4), Duration.ofSeconds(4));
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(7));
        pass(Duration.ofHours(3), Duration.ofSeconds(1));
        assertThat(clock.now()).isEqualTo(system.get());
    }

    private void pass(Duration ofSystem, Duration passed) {
        system.updateAndGet(time -> time.plus(ofSystem));
        nanoseconds.addAndGet(passed.toNanos());
    }
}

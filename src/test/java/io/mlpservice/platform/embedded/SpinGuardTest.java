package io.mlpservice.platform.embedded;

import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class SpinGuardTest {
    @TempDir
    Path folder;

    @AutoClose("destroy")
    private final SpinGuard guard = new SpinGuard();

    @Test
    void statementsOfAStoreThatClosedItselfEnd() throws InterruptedException {
        var store = MVStore.open(folder.resolve("store").toString());
        var newest = store.registerVersionUsage();
        for (var end = 0; end < 4; end++) {
            store.decrementVersionUsageCounter(newest);
        }
        store.closeImmediately();
        var statements = Stream
                .generate(() -> Thread.ofPlatform().daemon().start(store::registerVersionUsage)).limit(2).toList();
        guard.watch(store);
        for (var statement : statements) {
            assertThat(statement.join(Duration.ofMinutes(1))).isTrue();
        }
    }
}

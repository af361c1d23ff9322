package io.mlpservice.webhook;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WebhookSettingsTest {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static WebhookSettings settings(Duration... delays) {
        return new WebhookSettings(List.of(), null, false, List.of(delays));
    }

    @Test
    void spreadRetriesThatWouldComeTogether() {
        var random = new Random(7);
        var pauses = Stream.generate(() -> settings(PAUSE).pauseAfter(1, random)).limit(1_000)
                .map(Optional::orElseThrow).toList();
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isBetween(PAUSE, Duration.ofSeconds(33)));
        assertThat(pauses).anyMatch(pause -> pause.toSeconds() == 30).anyMatch(pause -> pause.toSeconds() == 32);
    }

    @Test
    void giveUpAfterTheLastRetry() {
        assertThat(settings(PAUSE, Duration.ZERO).pauseAfter(2, new Random())).contains(Duration.ZERO);
        assertThat(settings(PAUSE, Duration.ZERO).pauseAfter(3, new Random())).isEmpty();
        assertThat(settings().pauseAfter(1, new Random())).isEmpty();
    }

    @Test
    void takeNoNegativeDelay() {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(PAUSE.negated()))
                .withMessageContaining("retry-delays");
    }
}

package io.mlpservice.quota;

import io.mlpservice.quota.TrainingWindow.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingWindowTest {
    private static final Instant NOW = Instant.parse("2026-03-29T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static Span span(int hoursAgo, int untilHoursAgo) {
        return new Span(NOW.minus(Duration.ofHours(hoursAgo)), NOW.minus(Duration.ofHours(untilHoursAgo)));
    }

    private static TrainingWindow day(Span... spans) {
        return new TrainingWindow(Duration.ofDays(1), List.of(spans));
    }

    @Test
    void countsNothingWhereNothingTrained() {
        assertThat(day().used(NOW)).isZero();
        assertThat(day().untilBelow(HOUR, NOW)).isZero();
    }

    @Test
    void countsWhatIsInsideOfTheWindow() {
        assertThat(day(span(30, 20), span(3, 1), span(40, 25)).used(NOW)).isEqualTo(Duration.ofHours(4 + 2));
    }

    @Test
    void countsJobsThatTrainAtTheSameTimeEach() {
        assertThat(day(span(5, 2), span(4, 3)).used(NOW)).isEqualTo(Duration.ofHours(4));
    }

    /** As after a clock was set back. */
    @Test
    void countsNothingForAnEndBeforeTheStart() {
        assertThat(day(span(1, 2)).used(NOW)).isZero();
    }

    /** The spans of 24 to 22 and of 10 to 8 hours ago leave a window of a day from now on and from 14 hours on. */
    @ParameterizedTest
    @CsvSource({"5, 0", "4, 1", "3, 3601", "2, 50401", "1, 54001"})
    void saysWhenLessThanALimitIsUsed(int limit, long seconds) {
        var window = day(span(24, 22), span(10, 8));
        var wait = window.untilBelow(Duration.ofHours(limit), NOW);
        assertThat(wait).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(window.used(NOW.plus(wait))).isLessThan(Duration.ofHours(limit));
        if (!wait.isZero()) {
            assertThat(window.used(NOW.plus(wait).minusSeconds(1))).isGreaterThanOrEqualTo(Duration.ofHours(limit));
        }
    }

    /** Two jobs leave the window at the same time, twice as fast. */
    @Test
    void saysWhenJobsSideBySideHaveLeft() {
        assertThat(day(span(24, 22), span(24, 22)).untilBelow(Duration.ofHours(2), NOW))
                .isEqualTo(Duration.ofSeconds(3601));
    }

    @Test
    void isEmptyAtTheLatestAfterItsLength() {
        assertThat(day(span(1, 0)).untilBelow(Duration.ofMillis(1), NOW))
                .isBetween(Duration.ofDays(1).minusSeconds(1), Duration.ofDays(1));
    }
}

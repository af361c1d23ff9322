package io.mlpservice.quota;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QuotaSettingsTest {
    private static final QuotaSettings.TrainingTime ANY_TIME = new QuotaSettings.TrainingTime(null, Duration.ofDays(1));

    @Test
    void limitsNothingByDefault() {
        assertThat(new QuotaSettings(null, null, ANY_TIME).limits()).hasSize(3)
                .allSatisfy(limit -> assertThat(limit.maximum()).isNull());
        assertThat(new StorageSettings(null).limits()).singleElement()
                .satisfies(limit -> assertThat(limit.maximum()).isNull());
    }

    @Test
    void needsSensibleLimits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuotaSettings(DataSize.ofBytes(0), null, ANY_TIME))
                .withMessageContaining("mlp.quota.stored-bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> new QuotaSettings(null, 0, ANY_TIME))
                .withMessageContaining("mlp.quota.unfinished-jobs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotaSettings.TrainingTime(Duration.ZERO, Duration.ofDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotaSettings.TrainingTime(Duration.ofHours(1), Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new StorageSettings(DataSize.ofBytes(0)))
                .withMessageContaining("mlp.storage.max-bytes");
    }
}

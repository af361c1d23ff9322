package io.mlpservice.platform;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients see the limits that they can run into. */
class ServiceSettingsTest {
    @Test
    void showHowLongIdempotencyKeysAreRemembered() {
        var settings = Binder.get(new MockEnvironment().withProperty("mlp.http.idempotency-key-retention", "2h"))
                .bindOrCreate("mlp", ServiceSettings.class);
        assertThat(settings.limits()).filteredOn(limit -> limit.unit() == ServiceLimit.Unit.SECONDS).singleElement()
                .extracting(ServiceLimit::setting, ServiceLimit::maximum)
                .containsExactly("mlp.http.idempotency-key-retention", 7200L);
    }
}

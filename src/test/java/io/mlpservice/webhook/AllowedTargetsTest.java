package io.mlpservice.webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AllowedTargetsTest {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static AllowedTargets targets(String entry) {
        return new AllowedTargets(new WebhookSettings(List.of(entry), SECRET, false, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"hooks.example.com, https://hooks.example.com/a?b=c",
        "hooks.example.com, https://HOOKS.example.com:8443/",
        "hooks.example.com:8443, https://hooks.example.com:8443/", "hooks.example.com:443, https://hooks.example.com/",
        "*.example.com, https://a.b.example.com/", "http://localhost, http://localhost:8081/x",
        "http://localhost, https://localhost/", "[::1], https://[::1]/x"})
    void allowWhatIsNamed(String entry, String url) {
        assertThat(targets(entry).allow(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"hooks.example.com, http://hooks.example.com/", "hooks.example.com, https://evil.com/hooks.example.com",
        "hooks.example.com, https://hooks.example.com.evil.com/", "hooks.example.com, https://a.hooks.example.com/",
        "hooks.example.com:8443, https://hooks.example.com/", "*.example.com, https://example.com/",
        "*.example.com, https://evilexample.com/", "https://hooks.example.com, http://hooks.example.com/",
        "http://localhost:8081, http://localhost:8082/"})
    void refuseAllElse(String entry, String url) {
        assertThat(targets(entry).allow(URI.create(url))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "ftp://a", "a/b", "a:b", "", "a.*.com"})
    void takeNoEntryThatIsNoHost(String entry) {
        assertThatIllegalArgumentException().isThrownBy(() -> targets(entry)).withMessageContaining("allowed-hosts");
    }

    @Test
    void needASecretThatIsLongEnough() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSettings(List.of("a"), null, false, List.of()))
                .withMessageContaining("mlp.webhooks.secret");
        for (var secret : List.of("secret", "whsec_", "whsec_!!", "whsec_c2hvcnQ=")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Signature(new WebhookSettings(List.of("a"), secret, false, List.of())))
                    .withMessageContaining("mlp.webhooks.secret").withMessageNotContaining("c2hvcnQ=");
        }
    }

    /** Computed with another library. */
    @Test
    void areSignedAsStandardWebhooksHasIt() {
        var signature = new Signature(new WebhookSettings(List.of("a"), SECRET, false, List.of()));
        assertThat(signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}

package io.mlpservice.webhook;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.hamcrest.Matchers.containsString;

@HttpTest
class WebhooksOffHttpTest {
    @Autowired
    private RestTestClient http;

    @Test
    void namesTheSettingThatSwitchesWebhooksOn() {
        var trainer = new Trainer(http);
        trainer.post("/training-jobs",
                "{\"dataset_id\": \"%s\", \"webhook\": {\"url\": \"https://hooks.example.com/\"}}"
                        .formatted(trainer.sample("xor")))
                .expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("webhooks_off").jsonPath("$.errors[0].detail")
                .value(detail -> org.hamcrest.MatcherAssert.assertThat(String.valueOf(detail),
                        containsString("mlp.webhooks.allowed-hosts")));
    }
}

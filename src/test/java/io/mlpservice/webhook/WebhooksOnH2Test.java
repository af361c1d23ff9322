package io.mlpservice.webhook;

import io.mlpservice.HttpTest;

@HttpTest
class WebhooksOnH2Test extends WebhooksContract {}

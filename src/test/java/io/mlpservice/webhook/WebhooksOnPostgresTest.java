package io.mlpservice.webhook;

import io.mlpservice.OnPostgres;

@OnPostgres
class WebhooksOnPostgresTest extends WebhooksContract {}

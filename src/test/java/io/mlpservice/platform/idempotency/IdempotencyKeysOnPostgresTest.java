package io.mlpservice.platform.idempotency;

import io.mlpservice.OnPostgres;

@OnPostgres
class IdempotencyKeysOnPostgresTest extends IdempotencyKeysContract {}

package io.mlpservice.platform;

import io.mlpservice.OnPostgres;

@OnPostgres
class IdempotencyKeysOnPostgresTest extends IdempotencyKeysContract {}

package io.mlpservice.platform.idempotency;

import io.mlpservice.HttpTest;

@HttpTest
class IdempotencyKeysOnH2Test extends IdempotencyKeysContract {}

package io.mlpservice.platform;

import io.mlpservice.HttpTest;

@HttpTest
class IdempotencyKeysOnH2Test extends IdempotencyKeysContract {}

package io.mlpservice.training.job;

import io.mlpservice.HttpTest;

@HttpTest
class LongRunsOnH2Test extends LongRunsContract {}

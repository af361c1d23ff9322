package io.mlpservice.training.job;

import io.mlpservice.HttpTest;

@HttpTest
class JobsOnH2Test extends JobsContract {}

package io.mlpservice.training.job;

import io.mlpservice.HttpTest;

@HttpTest
class JobEndsOnH2Test extends JobEndsContract {}

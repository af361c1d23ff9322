package io.mlpservice.training.job;

import io.mlpservice.HttpTest;

@HttpTest
class JobAttemptsOnH2Test extends JobAttemptsContract {}

package io.mlpservice.training;

import io.mlpservice.HttpTest;

@HttpTest
class JobsOnH2Test extends JobsContract {}

package io.mlpservice.training;

import io.mlpservice.OnH2;

@OnH2
class JobsOnH2Test extends JobsContract {}

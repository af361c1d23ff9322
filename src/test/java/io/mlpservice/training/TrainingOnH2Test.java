package io.mlpservice.training;

import io.mlpservice.HttpTest;

@HttpTest
class TrainingOnH2Test extends TrainingContract {}

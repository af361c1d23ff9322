package io.mlpservice.scoring.job;

import io.mlpservice.HttpTest;

@HttpTest
class StoredScoringsOnH2Test extends StoredScoringsContract {}

package io.mlpservice.scoring;

import io.mlpservice.HttpTest;

@HttpTest
class StoredScoringsOnH2Test extends StoredScoringsContract {}

package io.mlpservice.training.job;

import io.mlpservice.HttpTest;

@HttpTest
class SnapshotsOnH2Test extends SnapshotsContract {}

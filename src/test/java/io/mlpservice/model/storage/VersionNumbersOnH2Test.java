package io.mlpservice.model.storage;

import io.mlpservice.HttpTest;

@HttpTest
class VersionNumbersOnH2Test extends VersionNumbersContract {}

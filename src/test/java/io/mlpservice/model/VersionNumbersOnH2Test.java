package io.mlpservice.model;

import io.mlpservice.HttpTest;

@HttpTest
class VersionNumbersOnH2Test extends VersionNumbersContract {}

package io.mlpservice.model;

import io.mlpservice.OnH2;

@OnH2
class VersionNumbersOnH2Test extends VersionNumbersContract {}

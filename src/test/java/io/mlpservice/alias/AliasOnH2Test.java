package io.mlpservice.alias;

import io.mlpservice.HttpTest;

@HttpTest
class AliasOnH2Test extends AliasContract {}

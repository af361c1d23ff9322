package io.mlpservice;

@HttpTest
class OwnersOnH2Test extends OwnersContract {}

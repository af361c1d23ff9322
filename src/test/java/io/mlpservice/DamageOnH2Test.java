package io.mlpservice;

@HttpTest
class DamageOnH2Test extends DamageContract {}

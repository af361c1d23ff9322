package io.mlpservice;

@HttpTest
class DamageReportsOnH2Test extends DamageReportsContract {}

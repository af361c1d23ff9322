package io.mlpservice;

@OnPostgres
class DamageReportsOnPostgresTest extends DamageReportsContract {}

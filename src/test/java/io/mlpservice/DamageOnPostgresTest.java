package io.mlpservice;

@OnPostgres
class DamageOnPostgresTest extends DamageContract {}

package io.mlpservice;

@OnPostgres
class OwnersOnPostgresTest extends OwnersContract {}

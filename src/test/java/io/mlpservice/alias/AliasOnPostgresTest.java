package io.mlpservice.alias;

import io.mlpservice.OnPostgres;

@OnPostgres
class AliasOnPostgresTest extends AliasContract {}

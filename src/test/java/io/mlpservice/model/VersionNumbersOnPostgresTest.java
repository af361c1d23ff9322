package io.mlpservice.model;

import io.mlpservice.OnPostgres;

@OnPostgres
class VersionNumbersOnPostgresTest extends VersionNumbersContract {}

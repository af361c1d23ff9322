package io.mlpservice.model.storage;

import io.mlpservice.OnPostgres;

@OnPostgres
class VersionNumbersOnPostgresTest extends VersionNumbersContract {}

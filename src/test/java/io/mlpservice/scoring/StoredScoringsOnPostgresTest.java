package io.mlpservice.scoring;

import io.mlpservice.OnPostgres;

@OnPostgres
class StoredScoringsOnPostgresTest extends StoredScoringsContract {}

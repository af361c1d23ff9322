package io.mlpservice.scoring.job;

import io.mlpservice.OnPostgres;

@OnPostgres
class StoredScoringsOnPostgresTest extends StoredScoringsContract {}

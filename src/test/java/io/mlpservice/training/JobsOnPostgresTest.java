package io.mlpservice.training;

import io.mlpservice.OnPostgres;

@OnPostgres
class JobsOnPostgresTest extends JobsContract {}

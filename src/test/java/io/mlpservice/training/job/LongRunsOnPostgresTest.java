package io.mlpservice.training.job;

import io.mlpservice.OnPostgres;

@OnPostgres
class LongRunsOnPostgresTest extends LongRunsContract {}

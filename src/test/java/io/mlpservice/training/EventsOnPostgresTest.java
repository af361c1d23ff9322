package io.mlpservice.training;

import io.mlpservice.OnPostgres;

@OnPostgres
class EventsOnPostgresTest extends EventsContract {}

package io.mlpservice.training.event;

import io.mlpservice.OnPostgres;

@OnPostgres
class EventsOnPostgresTest extends EventsContract {}

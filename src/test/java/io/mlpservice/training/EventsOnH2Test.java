package io.mlpservice.training;

import io.mlpservice.HttpTest;

@HttpTest
class EventsOnH2Test extends EventsContract {}

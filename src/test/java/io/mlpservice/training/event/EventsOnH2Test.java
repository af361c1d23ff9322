package io.mlpservice.training.event;

import io.mlpservice.HttpTest;

@HttpTest
class EventsOnH2Test extends EventsContract {}

/** Programs that measure the engine and its peers; {@code src/bench/run.sh} runs them. No part of the service. */
@NullMarked
package io.mlpservice.bench;

import org.jspecify.annotations.NullMarked;

/** Benchmark programs for the engine and its peers, run by {@code src/bench/run.sh}. Not part of the service. */
@NullMarked
package io.mlpservice.bench;

import org.jspecify.annotations.NullMarked;

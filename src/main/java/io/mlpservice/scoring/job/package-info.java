/** A prediction job: its states, its row, and what the API answers of it. */
@NullMarked
package io.mlpservice.scoring.job;

import org.jspecify.annotations.NullMarked;

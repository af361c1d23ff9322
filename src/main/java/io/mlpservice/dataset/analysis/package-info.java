/** Reads the text of a table as typed columns, with their statistics and roles. */
@NullMarked
package io.mlpservice.dataset.analysis;

import org.jspecify.annotations.NullMarked;

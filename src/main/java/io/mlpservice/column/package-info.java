/** Columns of a table: their types and roles, how these are found in the cells, and what the cells hold. */
@NullMarked
package io.mlpservice.column;

import org.jspecify.annotations.NullMarked;
